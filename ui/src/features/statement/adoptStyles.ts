import { StyleModule } from 'style-mod';

/**
 * CodeMirror writes its styles into a `<style>` element, which the window's strict content policy forbids. Into a shadow root it mounts them as adopted
 * sheets, which the policy allows; told that the page is such a root, it does so here too.
 */
export function adoptStyles(): void {
  if (adopted || !('adoptedStyleSheets' in document)) return;
  adopted = true;
  const mount = StyleModule.mount.bind(StyleModule);
  StyleModule.mount = (root, modules, options) => mount(root === document ? page : root, modules, options);
}

let adopted = false;

const page = {
  ownerDocument: document,
  get adoptedStyleSheets() {
    return document.adoptedStyleSheets;
  },
  set adoptedStyleSheets(sheets) {
    document.adoptedStyleSheets = sheets;
  },
} as unknown as ShadowRoot;
