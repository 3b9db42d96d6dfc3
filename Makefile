# Crisis Desk (危机指挥台). Start with `make run`.
.PHONY: run demo dev ui test bindings bench package tools clean
.DEFAULT_GOAL := run

UI_SOURCES := $(shell find ui/src ui/build ui/public ui/index.html ui/vite.config.ts ui/tsconfig.json -type f 2>/dev/null)

# Builds and opens the window; without a display, on a virtual one.
run: tools ui
	cargo build --locked --workspace
	.build/with-display.sh "$${CARGO_TARGET_DIR:-target}/debug/crisis-desk"

# A demonstration store, a case as PDF in each language, and pictures of the board and the case, in target/demo.
demo: tools ui
	cargo build --locked --workspace
	.build/demo.sh

# Writes the TypeScript types of the wire from the Rust ones.
bindings:
	UPDATE_BINDINGS=1 cargo test --locked -p crisis-desk-tests --test it bindings

# The window on Vite's development server: a change to the UI shows at once.
dev: tools ui/node_modules/.package-lock.json
	.build/dev.sh

# Every check and every test; the last line tells the count.
test: tools
	@.build/python-tools.sh
	.build/test.sh

# Every figure of the README's "Performance", on a store of 100,000 cases and 1,000,000 entries; the table lies in target/bench.
bench: tools ui
	.build/bench.sh

# Installers for this system, under target/release/bundle.
package: tools ui
	cargo build --release --locked --workspace
	ui/node_modules/.bin/tauri bundle

tools:
	@.build/check-tools.sh
	@.build/install-packages.sh

ui: ui/dist/index.html

ui/node_modules/.package-lock.json: ui/package-lock.json ui/package.json
	cd ui && npm ci --no-fund --no-audit
	@touch $@

ui/dist/index.html: ui/node_modules/.package-lock.json $(UI_SOURCES)
	cd ui && npm run --silent build
	@touch $@

clean:
	rm -rf ui/dist target
