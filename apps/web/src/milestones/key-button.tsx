import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Milestone, useChangeMilestone } from '../client/milestones.js';
import { useReason } from '../layout/problem-message.js';

/** Shows a button with which a manager makes a milestone a key one, or takes that back. */
export function KeyButton({
  milestone,
  onDone,
}: {
  milestone: Milestone;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const reason = useReason();
  const change = useChangeMilestone(milestone.projectId);
  const title = t(milestone.key ? 'milestones.notKey' : 'milestones.makeKey');
  return (
    <Button
      size="small"
      loading={change.isPending}
      aria-label={t('milestones.ofMilestone', { action: title, name: milestone.name })}
      onClick={() =>
        change.mutate(
          { read: milestone, change: { key: !milestone.key } },
          {
            onSuccess: () =>
              onDone(
                t(milestone.key ? 'milestones.isNotKey' : 'milestones.isKey', {
                  name: milestone.name,
                }),
              ),
            onError: (error) => onDone(reason(error)),
          },
        )
      }
    >
      {title}
    </Button>
  );
}
