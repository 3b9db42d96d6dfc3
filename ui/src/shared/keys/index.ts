export { keyLabel, matches } from './combo';
export { listenForKeys, useActions, useOfferedActions, type Action } from './commands';
export { ShortcutSheet } from './ShortcutSheet';
export { Palette, type Search } from './Palette';
