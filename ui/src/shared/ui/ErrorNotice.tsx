import { Button } from 'antd';
import { errorWords } from '@/shared/errors/words';
import { useT } from '@/shared/i18n';
import { Icon } from './Icon';
import styles from './ui.module.css';

/** An error in words: what happened and what to do. `onRetry` adds a button. Shows nothing for no error. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  if (error === null || error === undefined) return null;
  const { code, title, next, trace } = errorWords(t, error);
  return (
    <div className={styles.notice} role="alert" data-code={code}>
      <Icon name="error" />
      <div>
        <b>{title}</b>
        <p>{next}</p>
        {trace !== undefined && <small>{t('shared:error.trace', { trace })}</small>}
      </div>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t('shared:error.retry')}
        </Button>
      )}
    </div>
  );
}
