# shellcheck shell=bash
# Sourced by the scripts beside it. Finds what the build needs, changes to the repository's root, and sets PATH and the
# variables below.

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

note() { printf '%s\n' "$*" >&2; }
fail() { note "error: $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# logged NAME COMMAND…: runs the command silently; if it fails, prints the end of its output.
logged() {
  local name=$1 log=build/logs/$1.log code
  mkdir -p build/logs
  shift
  set +e  # not `|| …`, which would disable -e inside the command, too
  (set -e; "$@") >"$log" 2>&1 </dev/null
  code=$?
  set -e
  [ $code = 0 ] || { tail -n 40 "$log" >&2; fail "$name failed; all of its output is in $log"; }
}

# at_least WANTED FOUND: compares version numbers.
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# ---- Finding parts ------------------------------------------------------------------------------------------

# Prefers tools in build/deps, from an earlier run, and $EMSDK.
use_tools() {
  local tools=$root/build/deps/node/bin
  [ ! -d "$tools" ] || PATH=$tools:$PATH
  [ ! -x "${EMSDK:-}/upstream/emscripten/emcc" ] || PATH=$EMSDK/upstream/emscripten:$PATH
  export PATH
}

first_line() { "$@" 2>/dev/null | head -n 1 || true; }

header() {  # header FILE DIRECTORY…: the first directory that has the file
  local file=$1 dir
  shift
  for dir in "$@" /usr/include /usr/include/eigen3 /usr/local/include /usr/local/include/eigen3 \
             /opt/homebrew/include /opt/homebrew/include/eigen3; do
    [ -n "$dir" ] && [ -e "$dir/$file" ] && { printf '%s\n' "$dir"; return; }
  done
  return 1
}

has_compiler() {
  local major
  if [ -n "${CXX:-}" ]; then have "$CXX"; return; fi
  have c++ || return 1
  case $(first_line c++ --version) in
    *clang*) return 0 ;;
    *) major=$(c++ -dumpversion 2>/dev/null) && at_least 12 "$major" ;;
  esac
}

# The C++ compiler for fuzzing: clang 14 or newer with libFuzzer and the sanitizers.
find_fuzzer() {
  local name program='extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }'
  for name in "${PLAYGROUND_CLANG:-}" clang++ clang++-{30..14}; do
    [ -n "$name" ] && have "$name" && at_least 14 "$(first_line "$name" -dumpversion)" || continue
    "$name" -x c++ -fsanitize=fuzzer,address,undefined -o /dev/null - <<<"$program" 2>/dev/null && type -P "$name" && return
  done
  return 1
}
has_fuzzer() { find_fuzzer >/dev/null; }
has_cmake() { have cmake && at_least 3.25 "$(first_line cmake --version | awk '{print $3}')"; }
has_ninja() { have ninja; }
has_emcc() { have emcc; }
has_npm() { have npm; }
has_node() { have node && at_least 20 "$(node -p process.versions.node 2>/dev/null || echo 0)"; }
has_eigen() {
  local dir file
  dir=$(header Eigen/Core "${EIGEN3_INCLUDE_DIR:-}") || return 1
  [ ! -e "$dir/Eigen/Version" ] || return 0  # Eigen 5
  file=$dir/Eigen/src/Core/util/Macros.h
  at_least 3.4 "$(awk '/define EIGEN_(WORLD|MAJOR)_VERSION/ {v = v (v == "" ? "" : ".") $3} END {print v}' "$file")"
}
has_catch2() {
  local dir
  for dir in "${CATCH2_ROOT:-}" "${CATCH2_ROOT:-}/extras" build/deps/catch2; do
    [ ! -e "$dir/catch_amalgamated.cpp" ] || return 0
  done
  return 1
}
# Ubuntu's /usr/bin/chromium-browser and firefox are scripts that ask for a snap where there is none.
wants_snap() { [ "$(head -c 2 "$1" | tr -d '\0')" = '#!' ] && grep -q /snap/bin "$1" && [ ! -e "/snap/bin/$(basename "$1" -browser)" ]; }
find_program() {  # find_program NAME…: the first that is there
  local name file
  for name in "$@"; do
    if [ -n "$name" ] && file=$(type -P "$name") && ! wants_snap "$file"; then
      printf '%s\n' "$file"
      return
    fi
  done
  return 1
}
find_chromium() { find_program "${PLAYGROUND_CHROMIUM:-}" google-chrome google-chrome-stable chromium chromium-browser; }
has_chromium() { find_chromium >/dev/null; }
# The browser for the page tests: the headless shell opens a page in half the time; without it, any Chromium works.
find_headless() { { [ -z "${PLAYGROUND_CHROMIUM:-}" ] && type -P chromium-headless-shell; } || find_chromium; }
has_headless() { find_headless >/dev/null; }
# The Python that reads exports: PyTorch comes for the system's own.
find_python() {
  local name
  for name in "${PLAYGROUND_PYTHON:-}" /usr/bin/python3 python3; do
    [ -n "$name" ] && "$name" -c 'import torch, numpy, nbformat, onnx' 2>/dev/null && type -P "$name" && return
  done
  return 1
}
has_pytorch() { find_python >/dev/null; }
find_firefox() { find_program "${PLAYGROUND_FIREFOX:-}" firefox-esr firefox; }
has_firefox() { find_firefox >/dev/null; }

# ---- Installing missing parts --------------------------------------------------------------------------------

# part | packages of Debian and Ubuntu | its name, and how to get it elsewhere. Ubuntu has no packages of browsers, only snaps.
parts() {
  cat <<'END'
compiler|g++|a C++20 compiler (g++ 12 or newer, or clang++): your system's packages
fuzzer|clang libclang-rt-dev|clang++ 14 or newer with libFuzzer and the sanitizers (on PATH, or PLAYGROUND_CLANG set): https://llvm.org
cmake|cmake|CMake 3.25 or newer: https://cmake.org/download
ninja|ninja-build|Ninja: https://ninja-build.org
emcc|emscripten|Emscripten 3.1.6 or newer (emcc on PATH, or EMSDK set): https://emscripten.org/docs/getting_started
eigen|libeigen3-dev|Eigen 3.4 or newer (or set EIGEN3_INCLUDE_DIR): https://eigen.tuxfamily.org
node|nodejs|Node.js 20 or newer: https://nodejs.org
npm|npm|npm, which comes with Node.js: https://nodejs.org
catch2||Catch2 3 as sources (set CATCH2_ROOT to the folder): https://github.com/catchorg/Catch2
chromium|chromium|Chrome or Chromium (on PATH, or PLAYGROUND_CHROMIUM set): https://www.google.com/chrome
headless|chromium-headless-shell|Chrome or Chromium (on PATH, or PLAYGROUND_CHROMIUM set): https://www.google.com/chrome
pytorch|python3-torch python3-numpy python3-nbformat python3-onnx|Python 3 with torch 1.13 or newer, numpy, nbformat and onnx (or PLAYGROUND_PYTHON set): https://pytorch.org
firefox|firefox-esr|Firefox (on PATH, or PLAYGROUND_FIREFOX set): https://www.mozilla.org/firefox
END
}

is_system() {  # is_system ID VERSION: that system, from that version on
  have apt-get && [ -r /etc/os-release ] &&
    (. /etc/os-release && [ "$ID" = "$1" ] && at_least "$2" "${VERSION_ID:-0}")
}
is_debian() { is_system debian 12; }
is_ubuntu() { is_system ubuntu 24.04; }
is_root() { [ "$(id -u)" = 0 ]; }
has_sudo() { have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }
as_root() { if is_root; then "$@"; else sudo "$@"; fi; }

# apt-get with one suite that has Catch2 3, Debian 13 or the Ubuntu that runs: the machine's own servers and keys, and every
# file in build/apt.
apt_for_sources() {
  local apt=$root/build/apt suite=trixie component=main known='bookworm|trixie|stable|oldstable' system=debian
  if is_ubuntu; then
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME") component=universe known=$suite system=ubuntu
  fi
  local options=(
    -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- -o Dir::Etc::preferencesparts=-
    -o Dir::State="$apt/state" -o Dir::State::status="$apt/status" -o Dir::Cache="$apt/cache"
    -o APT::Sandbox::User="$(id -un)")
  if [ ! -e "$apt/status" ]; then
    local server
    # shellcheck disable=SC2016
    server=$(apt-get indextargets --no-release-info --format '$(REPO_URI)|$(RELEASE)|$(COMPONENT)' 'Created-By: Packages' |
      awk -F'|' -v component="$component" -v known="^($known)$" '$3 == component && $2 ~ known && !found++ {print $1}')
    [ -n "$server" ] || fail "no server with $component among apt's sources; set CATCH2_ROOT to Catch2 3's sources"
    mkdir -p "$apt/state/lists/partial" "$apt/cache/archives/partial"
    echo "deb-src [signed-by=/usr/share/keyrings/$system-archive-keyring.gpg] $server $suite $component" >"$apt/sources.list"
    apt-get "${options[@]}" --quiet update
    : >"$apt/status"
  fi
  apt-get "${options[@]}" --quiet "$@"
}

fetch_catch2() {
  local dir=$root/build/deps/catch2-source
  rm -rf "$dir"
  mkdir -p "$dir/out"
  cd "$dir"
  apt_for_sources source --download-only catch2
  tar -xf catch2_3.*.orig.tar.* -C out --strip-components=2 --wildcards '*/extras/catch_amalgamated.*'
  mv out ../catch2
  rm -rf "$dir"
}

# Debian 12 and Ubuntu 24.04 have Node 18, and Debian 13's Node does not run there (its parts are at fixed places under /usr).
# Node's own build as an npm package does, so the system's npm fetches it. It is used from the build's folder only.
fetch_node() {
  local arch dir=$root/build/deps/node
  case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) fail "Node.js 20 or newer is needed: https://nodejs.org" ;;
  esac
  npm install --prefix "$dir" --no-save --no-package-lock "node-linux-$arch@20.20.2"
  ln -sfn "node_modules/node-linux-$arch/bin" "$dir/bin"
}

# The ONNX runtime, which only scripts/exports needs.
fetch_onnxruntime() {
  local dir=$root/build/deps/onnxruntime
  [ ! -e "$dir/node_modules/onnxruntime-web" ] || return 0
  note "Fetching onnxruntime-web into build/deps/onnxruntime"
  logged onnxruntime npm install --prefix "$dir" --no-save --no-package-lock onnxruntime-web@1.30.0
}

# install_parts PART…: installs all of them, or nothing. Prints a line for each action.
install_parts() {
  local name packages text wanted=() missing="" by_hand="" advice
  while IFS='|' read -r name packages text; do
    [[ " $* " == *" $name "* ]] || continue
    missing+=$'\n'"  * $text"
    if is_ubuntu && [[ " chromium headless firefox " == *" $name "* ]]; then by_hand+=$'\n'"  * $text"; fi
    # shellcheck disable=SC2206  # several packages
    [ -z "$packages" ] || wanted+=($packages)
  done < <(parts)

  [ -z "$by_hand" ] || fail "missing on this machine, and no package of Ubuntu's:$by_hand"$'\n'"Nothing was changed."
  advice="On Debian 12 or Ubuntu 24.04, or newer, as root or with sudo, this script installs them. Nothing was changed."
  is_debian || is_ubuntu || fail "missing on this machine:$missing"$'\n'"$advice"
  if [ ${#wanted[@]} -gt 0 ]; then
    is_root || has_sudo || fail "missing on this machine:$missing"$'\n'"$advice"
    note "Installing with apt: ${wanted[*]}"
    logged apt-update as_root apt-get --quiet -o DPkg::Lock::Timeout=600 update
    logged apt-install as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install --quiet --yes -o DPkg::Lock::Timeout=600 --no-install-recommends "${wanted[@]}"
    hash -r
  fi
  if [[ " $* " == *" node "* ]] && ! has_node; then
    note "Fetching Node.js 20 into build/deps/node"
    logged fetch-node fetch_node
  fi
  if [[ " $* " == *" catch2 "* ]]; then
    note "Fetching Catch2's sources into build/deps/catch2"
    logged fetch-catch2 fetch_catch2
  fi
}

# If something was installed for the tests, install the headless shell, too, unless that asks for a password.
add_headless_shell() {
  if [ -n "${PLAYGROUND_CHROMIUM:-}" ] || have chromium-headless-shell || ! is_debian; then return; fi
  if is_root || { have sudo && sudo -n true 2>/dev/null; }; then
    (install_parts headless) || note "The tests run in $(find_chromium), which takes longer."
  fi
}

npm_packages() {
  [ -e package-lock.json ] || return 0
  [ ! -L node_modules ] || return 0  # a link to another checkout's, which npm would empty
  [ package-lock.json -nt node_modules/.package-lock.json ] || return 0
  note "Installing the npm packages"
  logged npm npm ci
  touch node_modules/.package-lock.json
}

# setup build|test|bench|bits|exports|fuzz: installs everything that a build, or that script, needs.
setup() {
  local part missing=() needed=(compiler cmake ninja emcc eigen node npm)
  case $1 in
    fuzz) needed=(fuzzer cmake ninja eigen catch2) ;;
    test) needed+=(catch2 headless) ;;
    bench) needed+=(chromium) ;;
    bits) needed+=(chromium firefox) ;;
    exports) needed+=(pytorch) ;;
  esac
  use_tools
  for part in "${needed[@]}"; do
    "has_$part" || missing+=("$part")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    install_parts "${missing[@]}"
    use_tools
    for part in "${missing[@]}"; do
      "has_$part" || fail "installed, but not usable: $(parts | awk -F'|' -v p="$part" '$1 == p {print $3}')"
    done
    [ "$1" != test ] || add_headless_shell
  fi
  [ "$1" = fuzz ] || npm_packages
}

# ---- Building -----------------------------------------------------------------------------------------------

# build PRESET TARGET…: configures if needed, and builds. Prints warnings and errors only.
build() {
  local preset=$1 configure=(cmake --preset "$1")
  shift
  if [ "$preset" = wasm ]; then
    # Debian's Emscripten looks for its JavaScript libraries there.
    [ ! -d /usr/share/nodejs ] || export NODE_PATH=/usr/share/nodejs
    if [ -z "${EMSCRIPTEN_ROOT:-}" ]; then
      EMSCRIPTEN_ROOT=$(em-config EMSCRIPTEN_ROOT)
      export EMSCRIPTEN_ROOT
    fi
    # A tree that another Emscripten has configured cannot be used.
    if [ -e build/wasm/CMakeCache.txt ] && ! grep -qF "$EMSCRIPTEN_ROOT/" build/wasm/CMakeCache.txt; then
      rm -rf build/wasm
    fi
  fi
  if [ "$preset" = sanitize ]; then
    CXX=$(find_fuzzer)
    export CXX
  fi
  # A tree configured without Catch2 has no tests.
  if [ ! -e "build/$preset/build.ninja" ] || { [[ " $* " == *" core_tests "* ]] && ! grep -q core_tests "build/$preset/build.ninja"; }; then
    logged "configure-$preset" "${configure[@]}"
  fi
  logged "build-$preset" cmake --build "build/$preset" --target "$@"
  grep -E 'warning:' "build/logs/build-$preset.log" >&2 || true
}

# Builds the C++ part of dist/ into build/engine/.
build_engine() { build wasm engine; }

# Builds dist/ if a source is newer, or the site's address is given, which files of oEmbed name. A folder is newer, too, if a
# file in it was removed.
build_page() {
  local sources=(web build/engine package.json package-lock.json scripts/dist-package.mjs scripts/notices.mjs docs/package.md LICENSE *.config.ts tsconfig*.json)
  if [ -z "${SITE:-}" ] && [ -e dist/package.json ] && [ -z "$(find "${sources[@]}" -newer dist/package.json -print -quit)" ]; then
    return
  fi
  touch build/page-started
  logged page npm run build
  node scripts/dist-package.mjs
  touch -r build/page-started dist/package.json
}
