# What the commands of ./dev need, and how each thing is installed where it is missing. Sourced by ./dev.

# apt_install WHAT PACKAGE...: by apt-get where that works without a question; otherwise says what to install.
apt_install() {
  local what=$1 sudo=()
  shift
  have apt-get || die "$what is missing: install it (on Debian or Ubuntu: $*)"
  if [[ $(id -u) != 0 ]]; then
    sudo -n true 2>/dev/null || die "$what is missing: run 'sudo apt-get install $*'"
    sudo=(sudo -n)
  fi
  heading "install $what: $*"
  "${sudo[@]}" apt-get update -q </dev/null || true
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@" </dev/null ||
    die "$what could not be installed: install $* by hand"
}

need_rust() {
  have cargo || die "Rust is missing: install it with rustup (see rustup.rs)"
  have cc || apt_install "a C linker" gcc libc6-dev
}

need_wasm_target() {
  need_rust
  [[ -d $(rustc --print sysroot)/lib/rustlib/$WASM ]] && return
  heading "install the target $WASM"
  have rustup || die "the Rust target $WASM is missing: install it the way Rust was installed"
  rustup target add "$WASM"
}

# need_cargo_tool CRATE VERSION PROGRAM MINUTES LEVEL [ARGS...]: that very version, from PATH or put into .tools/.
#
# A tool of a build runs for seconds, so it is built quickly rather than well: with little optimisation (LEVEL), in parallel, without
# what we do not use of it (ARGS). `docs/numbers.md` has the times. Where cargo-binstall is there, it may fetch a built one.
need_cargo_tool() {
  local crate=$1 version=$2 program=$3 minutes=$4 level=$5
  shift 5
  # A command of cargo is called as cargo calls it: cargo-mutants mutants --version.
  local as=()
  if [[ $program == cargo-* ]]; then as=("${program#cargo-}"); fi
  is_exact() { [[ "$("$1" "${as[@]}" --version 2>/dev/null | awk '{ print $2 }')" == "$version" ]]; }
  if [[ -x .tools/bin/$program ]] && ! is_exact ".tools/bin/$program"; then rm -f ".tools/bin/$program"; fi
  hash -r
  if is_exact "$program"; then return; fi
  need_rust
  if have cargo-binstall; then
    heading "fetch $crate $version with cargo-binstall"
    cargo binstall "$crate" --version "=$version" --root .tools --no-confirm --disable-strategies compile </dev/null || true
    hash -r
    if is_exact "$program"; then return; fi
  fi
  heading "build $crate $version into .tools/: about $minutes minutes on two cores, once"
  # The author's own lock file first; it can name a crate version that is no longer to be had.
  quick_install "$level" "$crate" --version "=$version" --locked "$@" ||
    quick_install "$level" "$crate" --version "=$version" "$@" ||
    die "$crate $version could not be built"
  hash -r
  is_exact "$program" || die "$program $version is still not the one on PATH"
}
quick_install() {
  local level=$1
  shift
  CARGO_PROFILE_RELEASE_OPT_LEVEL=$level CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 cargo install --root .tools --force "$@"
}

# Without its own downloads: it takes the tools of this script.
need_trunk() { need_cargo_tool trunk "$TRUNK_VERSION" trunk 4 0 --no-default-features; }

# The command must have exactly the version of the library the page is built with.
need_wasm_bindgen() {
  [[ -f Cargo.lock ]] || cargo generate-lockfile
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  [[ -n $version ]] || die "Cargo.lock names no wasm-bindgen"
  need_cargo_tool wasm-bindgen-cli "$version" wasm-bindgen 2 1 --no-default-features
}

need_node() {
  have node && have npm || apt_install "Node.js" nodejs npm
  if node_is_new; then return; fi
  heading "install Node.js $NODE_OWN into .tools/: $(node --version) is too old"
  npm install --prefix .tools/node --no-save --no-fund --no-audit "node@$NODE_OWN" </dev/null || true
  hash -r
  node_is_new || die "Node.js $(node --version) is too old: install version $NODE_MAJOR or newer"
}
node_is_new() {
  local version
  version=$(node --version)
  version=${version#v}
  ((${version%%.*} >= NODE_MAJOR))
}

# wasm-opt, the browser driver, the accessibility checker and what packs a release, in the versions of package-lock.json.
need_npm_packages() {
  need_node
  if cmp -s package-lock.json node_modules/.installed; then return; fi
  heading "install the npm packages"
  npm ci --no-fund --no-audit </dev/null
  cp package-lock.json node_modules/.installed
}

# What only the benches are held against; no other command needs it.
need_bench_packages() {
  need_npm_packages
  if cmp -s benches/package-lock.json benches/node_modules/.installed; then return; fi
  heading "install the npm packages of the benches"
  npm ci --prefix benches --no-fund --no-audit </dev/null
  cp benches/package-lock.json benches/node_modules/.installed
}

need_browser() {
  if ! find_browser || ! have chromedriver; then
    local packages=(chromium chromium-driver)
    if grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null; then packages=(chromium-browser chromium-chromedriver); fi
    apt_install "Chromium" "${packages[@]}"
    find_browser || die "Chromium is missing: install it, or name a Chrome in the variable CHROMIUM"
  fi
  # The same engine without the windows around it: the browser tests take half the time in it. They run without it too.
  if [[ -z ${CHROMIUM:-} ]] && ! have chromium-headless-shell && have apt-cache &&
    [[ -n $(apt-cache search --names-only '^chromium-headless-shell$') ]]; then
    (apt_install "Chromium without windows" chromium-headless-shell) || printf '!!! the browser tests take the whole Chromium, and twice the time\n'
  fi
}
# Sets BROWSER to a whole browser. tests/e2e/browser.mjs chooses the one of each test.
find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [[ -n $name ]] && have "$name"; then
      BROWSER=$(command -v "$name")
      return 0
    fi
  done
  return 1
}

# Firefox with its driver, and WebKitGTK with its own, for ./dev test-all alone.
need_engines() {
  (
    if ! have firefox-esr || ! have WebKitWebDriver || ! have xvfb-run; then
      apt_install "Firefox and WebKitGTK" firefox-esr webkit2gtk-driver xvfb xauth
    fi
    need_cargo_tool geckodriver "$GECKODRIVER_VERSION" geckodriver 2 0
  )
}

need_page_tools() {
  need_wasm_target
  need_trunk
  need_wasm_bindgen
  cargo fetch --quiet "${LOCKED[@]}" # with TRUNK_OFFLINE, Trunk's cargo is offline too
}
