import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { call } from '@/host';
import type { Command } from './bindings/Command';
import { useSend } from './execute';

vi.mock('@/host', () => ({ call: vi.fn(), on: vi.fn() }));

const wrapper = ({ children }: { children: React.ReactNode }) => <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>;
const log = (text: string): Command => ({ case: { do: 'log', text, source: '', confirmed: true, mentions: [] } });
const ids = () => vi.mocked(call).mock.calls.map(([, args]) => (args?.envelope as { id: string }).id);

it('keeps the id of a command that failed, and takes a fresh one for the next', async () => {
  vi.mocked(call).mockRejectedValueOnce({ code: 'commit_uncertain', params: {} }).mockResolvedValue({});
  const { result } = renderHook(() => useSend('c1'), { wrapper });
  const answers: boolean[] = [];
  for (const text of ['a', 'a', 'a', 'b']) await act(async () => void answers.push(await result.current.send(log(text))));
  expect(answers).toEqual([false, true, true, true]);
  const [first, again, third, other] = ids();
  expect(again).toBe(first);
  expect(new Set([first, third, other]).size).toBe(3);
});
