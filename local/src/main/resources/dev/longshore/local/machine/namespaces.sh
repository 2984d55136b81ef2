#!/usr/bin/env bash
# The first process of a machine within the machine, in namespaces of its own (mount, network, process ids, host name): when it is
# killed, the kernel ends all that runs below it, and the mounts and the network go with it. What it runs follows this text.
# Arguments: NAME ADDRESS GATEWAY CGROUP BIN; the working directory is its folder, standard input the routes for ip -batch.
set -eu
name=$1 address=$2 gateway=$3 cgroup=$4 bin=$5

make_cgroup() { # on cgroup v1 in every hierarchy; on v2 with every controller handed down
  local base=/sys/fs/cgroup controller
  if [ ! -f $base/cgroup.controllers ]; then
    for controller in cpu cpuacct cpuset memory devices freezer blkio pids systemd; do
      if [ -d $base/$controller ]; then
        mkdir -p "$base/$controller$cgroup"
        if [ $controller = cpuset ]; then inherit_cpuset $base/cpuset; fi
      fi
    done
    return
  fi
  mkdir -p "$base$cgroup"
  for controller in $(cat $base/cgroup.controllers); do
    echo "+$controller" >$base/cgroup.subtree_control || true
    echo "+$controller" >"$base$(dirname "$cgroup")/cgroup.subtree_control" || true
  done
}

inherit_cpuset() { # an empty cpuset takes no process
  local dir=$1 part
  for part in $(tr / ' ' <<<"$cgroup"); do
    for f in cpus mems; do [ -n "$(cat "$dir/$part/cpuset.$f")" ] || cat "$dir/cpuset.$f" >"$dir/$part/cpuset.$f"; done
    dir=$dir/$part
  done
}

join_network() {
  until ip link show eth0 >/dev/null 2>&1; do sleep 0.02; done
  ip addr add "$address/24" dev eth0
  ip link set lo up
  ip link set eth0 up
  ip route add default via "$gateway"
  grep -v " via $address\$" | ip -batch -
  echo 1 >/proc/sys/net/ipv4/ip_forward
}

own_folders() { # /run, /var/lib and /var/log are the folder's; the built programs are found in /run/longshore/bin
  mount --make-rshared /
  mkdir -p run/longshore/bin var/lib var/log
  mount -c --bind "$bin" ./run/longshore/bin
  for dir in var/lib var/log run; do mount -c --rbind ./$dir /$dir; done
  cd /
}

start() {
  local program=$1
  shift
  "$program" "$@" >"/var/log/$(basename "$program").log" 2>&1 </dev/null &
}

reap_forever() {
  while :; do
    wait || true
    sleep 1
  done
}

make_cgroup
hostname "$name"
own_folders
join_network
