#!/bin/sh
# Runs one of the TypeScript programs beside this file, once npm and Node 24 are there.
# Usage: run.sh NAME ARGUMENT…   for example: run.sh start --watch
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*" >&2; }

# npm leaves out optional packages that need a newer Node than its own, and some of them are needed
# here. Below Node 20.19 it therefore runs under the Node that package.json names.
install_npm_packages() {
  set -- npm ci --no-audit --no-fund --loglevel=error
  if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a * 100 + +b < 2019 ? 1 : 0)'; then
    case $(uname -m) in aarch64) arch=arm64 ;; *) arch=x64 ;; esac
    version=$(sed -n "s/.*\"node-linux-$arch\": \"\(.*\)\".*/\1/p" package.json)
    set -- npx --yes "--package=node-linux-$arch@$version" --package=npm@11.19.1 -- "$@"
  fi
  "$@"
}

if ! command -v npm >/dev/null 2>&1; then
  if ! command -v apt-get >/dev/null 2>&1; then
    say "npm is missing: install Node.js with npm (any version from 18 on; Node 24 then comes from npm)."
    exit 1
  fi
  say "npm is missing: installing the Debian packages nodejs and npm."
  if [ "$(id -u)" -eq 0 ]; then
    sh deploy/local/install-packages.sh nodejs npm
  elif command -v sudo >/dev/null 2>&1; then
    sudo sh deploy/local/install-packages.sh nodejs npm
  else
    say "That needs root or sudo. Ask an administrator for: apt-get install nodejs npm"
    exit 1
  fi
fi

# npm writes node_modules/.package-lock.json last, so it is also missing after an interrupted run.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  if [ -L node_modules ]; then
    say "node_modules is a link, and npm ci would empty what it points at. Remove the link, or run npm ci there."
    exit 1
  fi
  say "Installing the npm packages of package-lock.json (npm ci) …"
  started=$(date +%s)
  if ! install_npm_packages >&2; then
    say "npm ci failed, see above. Is the npm registry reachable, and is there space on the disk ($(df -Ph . | awk 'NR == 2 { print $4 }') free)?"
    exit 1
  fi
  say "npm packages installed in $(($(date +%s) - started)) s."
fi

# npm 9 drops this link together with the Node packages of other machines.
if [ ! -e node_modules/.bin/node ]; then
  for folder in node_modules/node-linux-*; do
    [ -x "$folder/bin/node" ] && ln -sf "../${folder#node_modules/}/bin/node" node_modules/.bin/node
  done
fi
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
case $(node --version 2>/dev/null) in
  v24.* | v2[6-9].*) ;;
  *)
    say "Node 24 is missing: npm has no Node package for this machine ($(uname -m))."
    say "Put a node of version 24.15 or newer first in PATH and run this again."
    exit 1
    ;;
esac

name=$1
shift
exec node "deploy/local/$name.ts" "$@"
