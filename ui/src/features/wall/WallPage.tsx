import { useEffect, useState } from 'react';
import type { WallView } from '@/api/bindings/WallView';
import { useWall } from '@/api/room';
import { span, useFormat } from '@/shared/format';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { dueText, ErrorNotice, GradeTag, Icon, useNow } from '@/shared/ui';
import { PAGES, pagesOf, type WallPageName } from './pages';
import { Deadlines, Decisions, Facts, Message, Tasks } from './Sheets';
import styles from './wall.module.css';

/** How long a page stands before the next one comes. */
const PAGE_MS = 20_000;

/** The wall display: what a room must see from five metres. It turns its pages by itself; arrow keys and the space bar turn and hold them. */
export function WallPage({ id }: { id: string }) {
  const { data: view, error, refetch } = useWall(id);
  if (view === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Wall view={view} />;
}

function Wall({ view }: { view: WallView }) {
  const t = useT();
  const pages = pagesOf(view);
  const { page, held, turn, hold } = usePages(pages);
  return (
    <main className={styles.wall} data-testid="wall" data-page={page} data-held={held}>
      <Head view={view} />
      <section className={styles.page} aria-live="off">
        <h2>{t(`wall:page.${page}`)}</h2>
        {page === 'now' && <Deadlines view={view} />}
        {page === 'facts' && <Facts view={view} />}
        {page === 'decisions' && <Decisions view={view} />}
        {page === 'tasks' && <Tasks view={view} />}
        {page === 'message' && <Message view={view} />}
      </section>
      <nav className={styles.turn} aria-label={t('wall:pages')}>
        {PAGES.filter((name) => pages.includes(name)).map((name) => (
          <button key={name} type="button" aria-current={name === page ? 'page' : undefined} onClick={() => turn(name)} data-testid={`wall-${name}`}>
            {t(`wall:page.${name}`)}
          </button>
        ))}
        <button type="button" aria-pressed={held} onClick={hold} data-testid="wall-hold">
          <Icon name={held ? 'right' : 'pin'} size={20} /> {held ? t('wall:go_on') : t('wall:hold')}
        </button>
      </nav>
    </main>
  );
}

/** Always in sight: how bad, what, for how long, the next deadline. */
function Head({ view }: { view: WallView }) {
  const t = useT();
  const say = useBilingual();
  const [lang] = useLanguage();
  const format = useFormat();
  const now = useNow(1000);
  const next = view.clocks[0]?.due;
  const left = next?.due_at == null ? undefined : Date.parse(next.due_at) - now;
  const gone = span(now - Date.parse(view.since));
  return (
    <header className={styles.head}>
      <div className={styles.what}>
        <GradeTag grade={view.grade} />
        <h1>{view.title ?? view.number}</h1>
        <span>
          {[view.number, view.site === null ? '' : say(view.site), t(`terms:phase.${view.phase}`)].filter(Boolean).join(' · ')}
        </span>
      </div>
      <dl className={styles.times}>
        <div>
          <dt>{t('wall:elapsed')}</dt>
          <dd data-testid="wall-elapsed">{gone.unit === 'clock' ? gone.text : t('shared:clock.days_hours', { count: gone.days, hours: gone.hours })}</dd>
        </div>
        <div>
          <dt>{next === undefined ? t('wall:no_deadline') : next.name[lang]}</dt>
          <dd className={left === undefined ? undefined : left < 0 ? styles.late : left < 3_600_000 ? styles.soon : undefined} data-testid="wall-next">
            {left === undefined ? '—' : dueText(t, left)}
          </dd>
        </div>
        <div>
          <dt>{t('wall:clock')}</dt>
          <dd>{format.time(now, view.zone)}</dd>
        </div>
      </dl>
    </header>
  );
}

function usePages(pages: readonly WallPageName[]) {
  const [page, setPage] = useState<WallPageName>('now');
  const [held, setHeld] = useState(false);
  const shown = pages.includes(page) ? page : (pages[0] ?? 'now');
  const count = pages.length;
  useEffect(() => {
    const step = (by: number) => setPage((now) => pages[(Math.max(0, pages.indexOf(now)) + by + count) % count] ?? now);
    const timer = held ? undefined : window.setInterval(() => step(1), PAGE_MS);
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowRight') step(1);
      if (key === 'ArrowLeft') step(-1);
      if (key === ' ') setHeld((now) => !now);
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('keydown', onKey);
    };
    // A page that comes or goes changes the count.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [held, count]);
  return { page: shown, held, turn: setPage, hold: () => setHeld((now) => !now) };
}
