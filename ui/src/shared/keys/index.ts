export { keyLabel, matches } from './combo';
export { listenForKeys, useActions, useOfferedActions, type Action } from './commands';
export { Palette, type Search } from './Palette';
