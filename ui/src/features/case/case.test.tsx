import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { answers, sent } from '../../../dev/answers';
import { CASE } from '../../../dev/caseFixture';
import { language } from '@/shared/i18n';
import { CaseFrame } from './CaseFrame';
import { FactDialog } from './facts/FactDialog';
import { QuickAdd } from './log/QuickAdd';
import { MoveDialog } from './MoveDialog';
import { Room } from './Room';

vi.mock('@/host', () => import('../../../dev/host'));
// A whole page of Ant Design takes jsdom some seconds on a busy machine.
vi.setConfig({ testTimeout: 20_000 });
// jsdom has no layout to watch.
vi.stubGlobal('ResizeObserver', class { observe() {} unobserve() {} disconnect() {} });

const show = (node: React.ReactNode) => render(<QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{node}</QueryClientProvider>);
const page = () => show(<CaseFrame id={CASE.card.id} tab="room">{(view) => <Room view={view} />}</CaseFrame>);
const write = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });
const pressSend = (id: string) => fireEvent.keyDown(screen.getByTestId(id), { key: 'Enter', ctrlKey: true });
const nothing = () => undefined;
const lastCommand = () => sent.at(-1)?.command;

beforeEach(() => {
  language.set('zh');
  answers.draft_delete?.({ key: `case.${CASE.card.id}.log` });
});

it('shows head, facts with their states, open questions and the rule that fired', async () => {
  page();
  expect((await screen.findByTestId('case-title')).textContent).toBe(CASE.card.title);
  expect(screen.getAllByTestId('fact').map((row) => row.dataset.state)).toEqual(['confirmed', 'confirmed', 'reported', 'disputed', 'retracted']);
  expect(screen.getAllByTestId('fact-unknown').map((row) => row.dataset.key)).toEqual(['same_food', 'death_count', 'hospitalised_count']);
  expect(screen.getByTestId('rule').dataset.rule).toBe('major.four_linked');
});

it('says what a move asks for, and why a blocked one is blocked', async () => {
  show(<MoveDialog view={CASE} onClose={nothing} />);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole<HTMLInputElement>('radio', { name: /复盘/ }).disabled).toBe(true);
  expect(dialog.textContent).toContain('还有法定时限没有完成');
  fireEvent.click(within(dialog).getByRole('radio', { name: /不成立/ }));
  expect(within(dialog).getByTestId<HTMLButtonElement>('move-dialog-ok').disabled).toBe(true);
  write('move-reason', '误报');
  pressSend('move-reason');
  await waitFor(() => expect(lastCommand()).toEqual({ case: { do: 'move', to: 'dismissed', reason: '误报', outcome: null } }));
});

it('hides every action that is not allowed, and says what is withheld', async () => {
  const original = answers.case_view;
  answers.case_view = () => ({ result: { ...CASE, allowed: ['see_case'], personal_withheld: true, reporter: null } });
  page();
  await screen.findByTestId('case-title');
  for (const id of ['case-move', 'fact-add', 'fact-menu', 'grade-override', 'log-add', 'clock-meet', 'clock-menu', 'task-add', 'task-complete', 'task-menu', 'about-edit', 'owner-change']) expect(screen.queryByTestId(id), id).toBeNull();
  expect(screen.getByText('姓名与联系方式：您无权查看')).toBeTruthy();
  answers.case_view = original;
});

it('keeps what was typed until it is recorded, and records it by Ctrl+Enter', async () => {
  const { unmount } = show(<QuickAdd view={CASE} onDone={nothing} />);
  write('log-text', '已封存木耳');
  unmount();
  show(<QuickAdd view={CASE} onDone={nothing} />);
  const box = screen.getByTestId<HTMLTextAreaElement>('log-text');
  await waitFor(() => expect(box.value).toBe('已封存木耳'));
  pressSend('log-text');
  await waitFor(() => expect(box.value).toBe(''));
  expect(lastCommand()).toEqual({ case: { do: 'log', text: '已封存木耳', occurred_at: null, source: '', confirmed: false, corrects: null, mentions: [] } });
});

it('loses nothing when recording is refused', async () => {
  const original = answers.execute;
  answers.execute = () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the core rejects with plain data
    throw { code: 'in_future', params: { field: 'occurred_at' } };
  };
  show(<QuickAdd view={CASE} onDone={nothing} />);
  write('log-text', '明天的事');
  pressSend('log-text');
  expect((await screen.findByRole('alert')).textContent).toContain('发生时间在未来');
  expect(screen.getByTestId<HTMLTextAreaElement>('log-text').value).toBe('明天的事');
  answers.execute = original;
});

it('answers an open question about a grading fact', async () => {
  show(<FactDialog view={CASE} intent={{ is: 'record', decl: CASE.declared.find(({ key }) => key === 'hospitalised_count') }} onClose={nothing} />);
  write('fact-value', '2');
  write('fact-source', '市二院');
  fireEvent.click(screen.getByTestId('fact-dialog-ok'));
  await waitFor(() => expect(lastCommand()).toEqual({ fact: { do: 'record', key: 'hospitalised_count', value: 2, claim: '', source: '市二院', confirmed: false, occurred_at: null } }));
});
