
# A Docker engine.
if [ -f /run/longshore/runc ]; then chmod 755 /run/longshore/runc; fi
start dockerd --config-file /run/longshore/daemon.json
reap_forever
