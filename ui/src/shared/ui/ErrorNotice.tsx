import { Button } from 'antd';
import { toAppError } from '@/shared/errors';
import { useT } from '@/shared/i18n';
import { Icon } from './Icon';
import styles from './ui.module.css';

/** An error in words: what happened and what to do. `onRetry` adds a button. Shows nothing for no error. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  if (error === null || error === undefined) return null;
  const { code, params } = toAppError(error);
  return (
    <div className={styles.notice} role="alert" data-code={code}>
      <Icon name="error" />
      <div>
        <b>{t(`errors:${code}.title`, params)}</b>
        <p>{t(`errors:${code}.next`, params)}</p>
        {typeof params.trace === 'string' && <small>{t('shared:error.trace', { trace: params.trace })}</small>}
      </div>
      {onRetry !== undefined && (
        <Button size="small" onClick={onRetry}>
          {t('shared:error.retry')}
        </Button>
      )}
    </div>
  );
}
