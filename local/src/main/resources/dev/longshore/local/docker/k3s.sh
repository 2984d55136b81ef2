#!/bin/sh
# Takes k3s's arguments and its place: an API server with a controller manager on port 6443, its kubeconfig where k3s writes it, and
# the line in the log on which those who start k3s wait. There is no kubelet.
shift # "server"
flags=
for word; do
  case $word in
    --kube-apiserver-arg=*) flags="$flags --${word#--kube-apiserver-arg=}" ;;
  esac
done
pki=/etc/k3s
/k3s/etcd --data-dir=/tmp/etcd --unsafe-no-fsync --log-level=error &
# shellcheck disable=SC2086
/k3s/kube-apiserver --etcd-servers=http://127.0.0.1:2379 --secure-port=6443 --allow-privileged=true \
  --tls-cert-file=$pki/apiserver.crt --tls-private-key-file=$pki/apiserver.key --client-ca-file=$pki/ca.crt \
  --service-account-key-file=$pki/sa.pub --service-account-signing-key-file=$pki/sa.key \
  --service-account-issuer=https://kubernetes.default.svc --service-cluster-ip-range=10.43.0.0/16 \
  --authorization-mode=Node,RBAC $flags &
until nc 127.0.0.1 6443 </dev/null; do sleep 0.2; done
# It ends by itself as long as the API server is not ready.
while :; do
  /k3s/kube-controller-manager --kubeconfig=/etc/rancher/k3s/k3s.yaml --service-account-private-key-file=$pki/sa.key \
    --root-ca-file=$pki/ca.crt --use-service-account-credentials=true --leader-elect=false --secure-port=0
  sleep 0.5
done &
echo "Node controller sync successful"
wait
