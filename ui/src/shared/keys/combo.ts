const MAC = /Mac/.test(navigator.userAgent);

const LABELS: Record<string, string> = { enter: 'Enter', escape: 'Esc', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', ' ': 'Space' };

/** Does this key press match a combination like `mod+shift+k`, `n` or `escape`? `mod` is Ctrl, or Cmd on a Mac. */
export function matches(combo: string, event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>, mac: boolean = MAC): boolean {
  const parts = combo.toLowerCase().split('+');
  const key = parts.pop();
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === key && mod === parts.includes('mod') && !other && event.shiftKey === parts.includes('shift') && event.altKey === parts.includes('alt')
  );
}

/** The combination as people write it on this system: `Ctrl K`, `⌘K`. */
export function keyLabel(combo: string, mac: boolean = MAC): string {
  const signs: Record<string, string> = mac ? { mod: '⌘', shift: '⇧', alt: '⌥' } : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };
  const parts = combo.toLowerCase().split('+').map((part) => signs[part] ?? LABELS[part] ?? part.toUpperCase());
  return parts.join(mac ? '' : ' ');
}
