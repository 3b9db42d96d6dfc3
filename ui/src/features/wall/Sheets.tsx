import type { WallView } from '@/api/bindings/WallView';
import { useFormat } from '@/shared/format';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { DueTime, useFactWords } from '@/shared/ui';
import { byOwner } from './pages';
import styles from './wall.module.css';

/** How much of each kind is big enough to be read from afar. */
const LINES = 8;
const PEOPLE = 6;
const TASKS_EACH = 3;

interface SheetProps {
  view: WallView;
}

/** What is due next, and who is on duty. */
export function Deadlines({ view }: SheetProps) {
  const t = useT();
  const say = useBilingual();
  const [lang] = useLanguage();
  const posts = Object.entries(view.posts);
  return (
    <>
      <ol className={styles.lines}>
        {view.clocks.slice(0, LINES).map(({ id, due }) => (
          <li key={id}>
            <span>{due.name[lang]}</span>
            {due.due_at !== null && <DueTime due={due.due_at} />}
          </li>
        ))}
        {view.clocks.length === 0 && <li>{t('wall:no_deadline')}</li>}
      </ol>
      {posts.length > 0 && (
        <dl className={styles.posts}>
          {posts.map(([post, holder]) => {
            const name = view.people[holder.user];
            return (
              <div key={post}>
                <dt>{t(`terms:room_role.${post}`)}</dt>
                <dd>{name === undefined ? '—' : say(name)}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </>
  );
}

/** What is confirmed. */
export function Facts({ view }: SheetProps) {
  const t = useT();
  const say = useBilingual();
  const words = useFactWords();
  return (
    <ol className={styles.lines}>
      {view.facts.slice(0, LINES).map((fact) => {
        const declared = view.declared.find(({ key }) => key === fact.key);
        const valued = fact.key === null ? '' : t('wall:valued', { label: declared === undefined ? fact.key : say(declared.label), value: words(declared, fact.value) });
        return <li key={fact.id}>{[valued, fact.claim].filter(Boolean).join(' · ')}</li>;
      })}
    </ol>
  );
}

/** What was decided and still holds. */
export function Decisions({ view }: SheetProps) {
  const t = useT();
  const format = useFormat();
  return (
    <ol className={styles.lines}>
      {view.decisions.slice(0, LINES).map(({ number, chosen, at, revisit_at }) => (
        <li key={number}>
          <span>
            <b>{number}</b> {chosen}
          </span>
          <small>
            {format.time(at, view.zone)}
            {revisit_at !== null && ` · ${t('wall:revisit', { at: format.time(revisit_at, view.zone) })}`}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** Who does what next. */
export function Tasks({ view }: SheetProps) {
  const t = useT();
  const say = useBilingual();
  return (
    <div className={styles.people}>
      {byOwner(view.tasks)
        .slice(0, PEOPLE)
        .map(([owner, tasks]) => {
          const name = owner === null ? undefined : view.people[owner];
          return (
            <section key={owner ?? 'nobody'}>
              <h3>{owner === null ? t('wall:nobody') : name === undefined ? '—' : say(name)}</h3>
              <ul>
                {tasks.slice(0, TASKS_EACH).map((task) => (
                  <li key={task.id}>
                    <span>{say(task.title)}</span>
                    {task.due_at !== null && <DueTime due={task.due_at} />}
                  </li>
                ))}
              </ul>
              {tasks.length > TASKS_EACH && <small>{t('wall:more', { count: tasks.length - TASKS_EACH })}</small>}
            </section>
          );
        })}
    </div>
  );
}

/** The one wording. */
export function Message({ view }: SheetProps) {
  const [lang] = useLanguage();
  return <p className={styles.message}>{view.message[lang] ?? Object.values(view.message)[0]}</p>;
}
