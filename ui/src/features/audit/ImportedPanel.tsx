import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'wouter';
import type { Imported } from '@/api/bindings/Imported';
import { request } from '@/api/client';
import { askFile } from '@/api/files';
import { useImportedCases } from '@/api/record';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { EmptyState, ErrorNotice, Panel, Time } from '@/shared/ui';
import styles from './audit.module.css';
import { grouped } from './DevicesPanel';

/** Cases of other installations: verified when they come in, to be read, never written. */
export function ImportedPanel() {
  const t = useT();
  const both = useBilingual();
  const may = useMay();
  const { data, error, refetch } = useImportedCases();
  const importing = useMutation({
    mutationFn: async () => {
      const path = await askFile();
      return path === undefined ? null : request<Imported>('import_bundle', { path });
    },
  });
  return (
    <Panel
      flush
      title={t('audit:imported.title')}
      aside={
        may('import_case') && (
          <Button size="small" type="primary" loading={importing.isPending} onClick={() => importing.mutate()} data-testid="import-bundle">
            {t('audit:imported.action')}
          </Button>
        )
      }
    >
      <p className={styles.lead}>{t('audit:imported.what')}</p>
      <ErrorNotice error={importing.error ?? error} onRetry={() => void refetch()} />
      {data?.cases.length === 0 && (
        <EmptyState icon="audit" title={t('audit:imported.none')}>
          {t('audit:imported.none_next')}
        </EmptyState>
      )}
      <ol className={styles.entries} aria-label={t('audit:imported.title')}>
        {data?.cases.map((imported) => (
          <li key={imported.case} className={styles.row} data-testid="imported">
            <span>
              <Link href={`/case/${imported.case}`}>
                {both(imported.company)} {imported.number}
              </Link>
              <small>
                <Time at={imported.at} show="exact" /> · {t('audit:imported.key', { fingerprint: grouped(imported.fingerprint.slice(0, 16)) })}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
