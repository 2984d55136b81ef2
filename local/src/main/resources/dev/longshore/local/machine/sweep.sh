#!/usr/bin/env bash
# Removes all that a cluster has on this machine. Usage: sweep.sh [--on-eof] ID FOLDER
# With --on-eof it first waits until its standard input ends, which it does however the process at the other end died.
# Everything is found by the cluster's id, so that nothing depends on what the dead process still knew.
set -u

marked() { # the processes that carry the cluster's mark; a zombie has none
  grep -lszFx "LONGSHORE_LOCAL_CLUSTER=$id" /proc/[0-9]*/environ | cut -d/ -f3
}

kill_marked() {
  local deadline=$((SECONDS + 20)) pids
  while pids=$(marked); [ -n "$pids" ] && [ $SECONDS -lt $deadline ]; do
    kill -KILL $pids 2>/dev/null
    sleep 0.05
  done
}

remove_cgroups() { # containers carry no mark; their cgroups lie below the cluster's
  local deadline=$((SECONDS + 20)) dirs
  while dirs=$(find /sys/fs/cgroup -depth -type d -path "*/longshore-$id*" 2>/dev/null); [ -n "$dirs" ] && [ $SECONDS -lt $deadline ]; do
    for d in $dirs; do
      for p in $(cat "$d/cgroup.procs" 2>/dev/null); do [ "$p" = 0 ] || kill -KILL "$p" 2>/dev/null; done
      rmdir "$d" 2>/dev/null
    done
    sleep 0.05
  done
}

remove_network() {
  local bridge=ls$id
  while iptables -w -D FORWARD -i "$bridge" -o "$bridge" -j ACCEPT 2>/dev/null; do :; done
  if ip link show "$bridge" >/dev/null 2>&1; then ip link del "$bridge"; fi
  for link in $(ip -o link show 2>/dev/null | grep -o "\bls$id-[0-9]*"); do ip link del "$link" 2>/dev/null; done
}

main() {
  if [ "$1" = --on-eof ]; then
    shift
    cat >/dev/null
  fi
  id=$1
  folder=$2
  cd /
  kill_marked
  if [ "$(id -u)" = 0 ]; then
    remove_cgroups
    remove_network
  fi
  rm -rf --one-file-system "$folder"
  for slot in $(grep -lxs "$id" "$(dirname "$(dirname "$folder")")"/slots/*); do rm -f "$slot"; done
}
main "$@"
exit
