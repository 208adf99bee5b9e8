#!/bin/busybox sh
# The first process of the lab's machine: Debian's kernel, the host's files (which it can't change), and the lab in them.
export PATH=/bin
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
. /modules.sh

# what is written goes to memory
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro host /host
mount -t tmpfs -o size=512m over /over
mkdir /over/upper /over/work
mount -t overlay -o lowerdir=/host,upperdir=/over/upper,workdir=/over/work overlay /root

for place in dev proc sys; do mount --bind /$place /root/$place; done
mount -t tmpfs run /root/run
mkdir -p /root/dev/shm
mount -t configfs config /root/sys/kernel/config
ifconfig lo 127.0.0.1 up

# lab=FOLDER is on the kernel's command line
for word in $(cat /proc/cmdline); do case $word in lab=*) folder=${word#lab=} ;; esac; done

# the kiosk's own udev rules, and no others, so that nothing else can be what makes them work
mkdir -p /root/run/udev/rules.d
cp "/root$folder/assets/60-linban.rules" /root/run/udev/rules.d/
mount -t tmpfs rules /root/usr/lib/udev/rules.d
echo linban:x:990: >>/root/etc/group
chroot /root /lib/systemd/systemd-udevd --daemon
# the camera was there before the rules were
echo add >/sys/class/video4linux/video0/uevent

export HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin NODE_COMPILE_CACHE=$folder/node_modules/.cache/lab/node
cd /
chroot /root /bin/sh -c "cd '$folder' && exec node_modules/.bin/node tests/lab/main.ts"
/bin/busybox poweroff -f
