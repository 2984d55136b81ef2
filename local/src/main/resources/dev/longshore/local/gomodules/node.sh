
# A real node: containerd with the images loaded so far, kubelet and kube-proxy.

hide_kernel_settings() { # the kubelet sets these for the whole machine; let it set copies
  local setting copy
  for setting in vm/overcommit_memory=1 vm/panic_on_oom=0 kernel/panic=10 kernel/panic_on_oops=1 \
    kernel/keys/root_maxkeys=1000000 kernel/keys/root_maxbytes=25000000; do
    copy=/run/longshore/sysctl/${setting%=*}
    mkdir -p "$(dirname "$copy")"
    echo "${setting#*=}" >"$copy"
    mount --bind "$copy" "/proc/sys/${setting%=*}"
  done
}

choose_snapshotter() { # overlayfs does not lie on another overlayfs, as inside a container
  local probe=/var/lib/overlay-probe
  mkdir -p $probe/{lower,upper,work,merged}
  if mount -t overlay overlay -o lowerdir=$probe/lower,upperdir=$probe/upper,workdir=$probe/work $probe/merged 2>/dev/null; then
    umount $probe/merged
    echo overlayfs
  else
    echo native
  fi
  rm -rf $probe
}

hide_kernel_settings
sed -i "s/@snapshotter@/$(choose_snapshotter)/" /run/longshore/containerd.toml
start containerd --config /run/longshore/containerd.toml
until ctr version >/dev/null 2>&1; do sleep 0.05; done
for archive in /run/longshore/images/*.tar; do ctr -n k8s.io images import "$archive" >/dev/null; done
mapfile -t kubelet_flags </run/longshore/kubelet.flags
mapfile -t proxy_flags </run/longshore/kube-proxy.flags
start /run/longshore/bin/kubelet "${kubelet_flags[@]}"
start /run/longshore/bin/kube-proxy "${proxy_flags[@]}"
reap_forever
