import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import '@/shared/i18n';
import { keyLabel, listenForKeys, matches, Palette, useActions } from '.';
import { searchActions } from './search';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('matches', () => {
  it.each([
    ['mod+k', press('k', { ctrlKey: true }), false, true],
    ['mod+k', press('K', { ctrlKey: true, shiftKey: true }), false, false],
    ['mod+k', press('k', { metaKey: true }), true, true],
    ['mod+k', press('k', { ctrlKey: true }), true, false],
    ['n', press('n'), false, true],
    ['n', press('n', { ctrlKey: true }), false, false],
    ['escape', press('Escape'), false, true],
  ])('%s %j mac=%s → %s', (combo, event, mac, expected) => expect(matches(combo, event, mac)).toBe(expected));
});

it('writes combinations as the system does', () => {
  expect(keyLabel('mod+shift+k', false)).toBe('Ctrl Shift K');
  expect(keyLabel('mod+k', true)).toBe('⌘K');
});

it('finds actions by every word, titles that start with it first', () => {
  const action = (id: string, title: string, words?: string) => ({ id, title, words, run: () => undefined });
  const actions = [action('a', '打开看板', 'board'), action('b', '看板设置'), action('c', 'New case')];
  expect(searchActions(actions, '看板').map(({ id }) => id)).toEqual(['b', 'a']);
  expect(searchActions(actions, 'ＢＯＡＲＤ').map(({ id }) => id)).toEqual(['a']);
  expect(searchActions(actions, 'case new').map(({ id }) => id)).toEqual(['c']);
});

function Offer({ run }: { run: () => void }) {
  useActions([{ id: 'x.run', title: 'Do it', keys: 'n', run }]);
  return <input aria-label="text" />;
}

it('runs an action by its key, but not while the person types', async () => {
  const run = vi.fn();
  const stop = listenForKeys();
  const { unmount } = render(<Offer run={run} />);
  await userEvent.keyboard('n');
  expect(run).toHaveBeenCalledTimes(1);
  await userEvent.type(screen.getByLabelText('text'), 'n');
  expect(run).toHaveBeenCalledTimes(1);
  unmount();
  await userEvent.keyboard('n');
  expect(run).toHaveBeenCalledTimes(1);
  stop();
});

it('is worked by keyboard alone', async () => {
  const run = vi.fn();
  function Screen() {
    const [open, setOpen] = useState(true);
    useActions([
      { id: 'x.one', title: 'One', run: () => undefined },
      { id: 'x.two', title: 'Two', run },
    ]);
    return <Palette open={open} onClose={() => setOpen(false)} />;
  }
  render(<Screen />);
  await waitFor(() => expect(screen.getByRole('combobox')).toBe(document.activeElement));
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(run).toHaveBeenCalledOnce();
  expect(screen.queryByRole('combobox')).toBeNull();
});
