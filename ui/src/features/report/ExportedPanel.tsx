import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Exported } from '@/api/bindings/Exported';
import { request } from '@/api/client';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Icon, Panel } from '@/shared/ui';
import styles from './report.module.css';

/** What was written, and how anyone can check it: the file by its digest, the journal by its head. */
export function ExportedPanel({ exported }: { exported: Exported }) {
  const t = useT();
  const showing = useMutation({ mutationFn: () => request<null>('show_in_folder', { path: exported.path }) });
  return (
    <Panel
      title={t('report:done.title')}
      aside={
        <Button size="small" loading={showing.isPending} onClick={() => showing.mutate()} data-testid="show-in-folder">
          {t('report:done.folder')}
        </Button>
      }
    >
      <ErrorNotice error={showing.error} onRetry={() => showing.mutate()} />
      <dl className={styles.facts} data-testid="exported">
        <dt>{t('report:done.path')}</dt>
        <dd data-testid="exported-path">{exported.path}</dd>
        <dt>{t('report:done.pages_label')}</dt>
        <dd data-testid="exported-pages">{t('report:done.pages', { count: exported.pages })}</dd>
        <dt>{t('report:done.digest')}</dt>
        <dd>
          <code data-testid="exported-digest">{exported.digest}</code>
        </dd>
        <dt>{t('report:done.head')}</dt>
        <dd>
          <code data-testid="exported-head">{exported.head}</code>
        </dd>
      </dl>
      {exported.missing_glyphs.length > 0 && (
        <p className={styles.warning} role="status" data-testid="missing-glyphs">
          <Icon name="warning" size={16} />
          <span>{t('report:missing', { list: exported.missing_glyphs.map(named).join(t('shared:list_comma')) })}</span>
        </p>
      )}
      <section className={styles.proof}>
        <h3>{t('report:proof.title')}</h3>
        <p>{t('report:proof.head')}</p>
        <p>{t('report:proof.how')}</p>
        <pre>{`crisisctl verify --store ${t('report:proof.store')} --head ${exported.head}\nsha256sum "${exported.path}"`}</pre>
        <p>{t('report:proof.limits')}</p>
      </section>
    </Panel>
  );
}

/** `𠮷 (U+20BB7)` */
function named(glyph: string): string {
  const point = glyph.codePointAt(0);
  return point === undefined ? glyph : `${glyph} (U+${point.toString(16).toUpperCase().padStart(4, '0')})`;
}
