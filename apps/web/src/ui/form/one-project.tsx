import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../client/projects.js';
import { InChinese } from '../wording/in-chinese.js';

/**
 * Shows a tag that says that a list is filtered by a project, with a button that removes the
 * filter.
 */
export function OneProject({ id, onAll }: { id: string; onAll: () => void }) {
  const { t } = useTranslation();
  const name = useProject(id).data?.name ?? '…';
  return (
    <div className="filter">
      <span className="label">{t('alerts.project')}</span>
      <span>
        <InChinese>{name}</InChinese>{' '}
        <Button size="small" onClick={onAll}>
          {t('approvals.allProjects')}
        </Button>
      </span>
    </div>
  );
}
