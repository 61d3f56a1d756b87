#!/bin/sh
# Installs Debian packages without starting a service, now or at the next boot.
# Usage (as root): install-packages.sh PACKAGE…   Alternatives are written a|b: the first that
# the distribution has is taken. Exit code 3, and the name on the last line, when it has none.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C

policy=/usr/sbin/policy-rc.d
own_policy=
remove_policy() { [ -z "$own_policy" ] || rm -f "$policy"; }
trap remove_policy EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

candidate() {
  apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -v '(none)' || true
}

choose() {
  for name in $(echo "$1" | tr '|' ' '); do
    if [ -n "$(candidate "$name")" ]; then
      echo "$name"
      return
    fi
  done
}

choose_all() {
  chosen= unavailable=
  for wanted in "$@"; do
    name=$(choose "$wanted")
    if [ -n "$name" ]; then chosen="$chosen $name"; else unavailable="$unavailable ${wanted%%|*}"; fi
  done
}

installed_packages() { dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii *//p' | sort; }

# Package lists may be missing altogether (container images ship none) or too old.
updated=
update() {
  [ -z "$updated" ] || return 0
  apt-get -qq update
  updated=yes
}
ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1 || update
choose_all "$@"
if [ -n "$unavailable" ]; then
  update
  choose_all "$@"
fi
if [ -n "$unavailable" ]; then
  echo "${unavailable# }"
  exit 3
fi

if [ ! -e "$policy" ]; then
  own_policy=yes
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

before=$(installed_packages)
# --no-remove: a MySQL server that somebody uses must not be replaced by MariaDB.
# shellcheck disable=SC2086
install() { apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends --no-remove $chosen; }
install || { [ -z "$updated" ] && update && install; }

# The packages of some servers enable their service for the next boot. The ones that came with
# this very installation are ours to switch off; all others stay as they are.
if command -v systemctl >/dev/null 2>&1; then
  installed_packages | while read -r name; do
    echo "$before" | grep -qx "$name" && continue
    dpkg -L "$name" | sed -n 's|^\(/usr\)\{0,1\}/lib/systemd/system/\([^@/]*\.service\)$|\2|p'
  done | while read -r unit; do
    systemctl disable --quiet "$unit" >/dev/null 2>&1 || true
  done
fi
