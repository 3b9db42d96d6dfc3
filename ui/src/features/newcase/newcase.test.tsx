import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { answers, sent } from '../../../dev/answers';
import { language } from '@/shared/i18n';
import { NewCasePage } from './NewCasePage';

vi.mock('@/host', () => import('../../../dev/host'));
// A whole page of Ant Design takes jsdom some seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
// jsdom has no layout to watch.
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });

const DRAFT = { key: 'new-case' };
const page = () => render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><NewCasePage /></QueryClientProvider>);
const write = async (id: string, value: string) => fireEvent.change(await screen.findByTestId(id), { target: { value } });
const box = (id: string) => screen.getByTestId<HTMLInputElement>(id);
const kept = () => JSON.parse((answers.draft_get?.(DRAFT).result as string | null) ?? '{}') as { title?: string; command?: string };
const original = answers.execute;

beforeEach(() => {
  language.set('zh');
  answers.draft_delete?.(DRAFT);
  answers.execute = original;
  sent.length = 0;
});

it('says that the disk is full, keeps what was typed, and tries the same command again', async () => {
  answers.draft_put?.({ ...DRAFT, value: JSON.stringify({ scenario: 'food_poisoning' }) });
  page();
  await write('title', '餐后不适');
  answers.execute = ({ envelope }) => {
    sent.push(envelope as (typeof sent)[number]);
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the core rejects with plain data
    throw { code: 'disk_full', params: {} };
  };
  await waitFor(() => expect(screen.getByTestId('grade-preview').dataset.grade).toBeDefined());
  fireEvent.click(box('open-case'));
  const notice = await screen.findByText('磁盘已满');
  expect(notice.closest('[role=alert]')?.textContent).toContain('请腾出空间后重试');
  expect(box('title').value).toBe('餐后不适');
  await waitFor(() => expect(kept().title).toBe('餐后不适'));

  answers.execute = original;
  fireEvent.click(box('open-case'));
  await waitFor(() => expect(sent).toHaveLength(2));
  const [refused, done] = sent;
  expect(done?.id).toBe(refused?.id);
  expect(done?.draft).toBe('new-case');
});

it('opens a restored draft with the command it was begun with', async () => {
  const command = '0b1c2d3e-0000-4000-8000-000000000001';
  answers.draft_put?.({ ...DRAFT, value: JSON.stringify({ title: '餐后不适', scenario: 'food_poisoning', command }) });
  page();
  await screen.findByTestId('draft-restored');
  await waitFor(() => expect(screen.getByTestId('grade-preview').dataset.grade).toBeDefined());
  fireEvent.click(box('open-case'));
  await waitFor(() => expect(sent.map(({ id }) => id)).toEqual([command]));
});
