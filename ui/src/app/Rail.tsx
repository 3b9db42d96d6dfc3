import { Link, useLocation } from 'wouter';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import styles from './Frame.module.css';
import { ROUTES } from './routes';

/** The rail of named icons at the left: the places of the window. */
export function Rail() {
  const t = useT();
  const [location] = useLocation();
  const may = useMay();
  return (
    <nav className={styles.rail} aria-label={t('app:rail.label')}>
      {ROUTES.map(
        ({ path, rail, needs }) =>
          rail &&
          (needs === undefined || may(needs)) && (
            <Link key={path} href={path} className={rail.end ? styles.end : undefined} aria-current={location.startsWith(path) ? 'page' : undefined}>
              <Icon name={rail.icon} />
              {t(rail.label)}
            </Link>
          ),
      )}
    </nav>
  );
}
