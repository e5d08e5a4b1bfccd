import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProject } from '../../client/projects.js';
import type { LedgerVerification } from '../../client/verification.js';
import { useSignedIn } from '../../session/signed-in.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { flawWords } from './flaw-words.js';

/** Shows the first contradiction that a verification has found, and where it is. */
export function FirstFlaw({
  run: { firstFlaw, firstProjectId, firstSequence },
}: {
  run: LedgerVerification;
}) {
  const { t } = useTranslation();
  const readsProjects = useSignedIn().roles.some(({ role }) => role === 'auditor');
  if (firstFlaw === null) return null;
  const words = flawWords(firstFlaw);
  return (
    <div className="sentence">
      {words === null ? (
        <span>{t('verification.flawOther')}</span>
      ) : (
        <span>
          {t(`verification.flaw.${words.key}`, {
            at: '',
            next: '',
            knows: '',
            ends: '',
            ...words.values,
          })}
        </span>
      )}
      {firstProjectId !== null && (
        <span className="small">
          {readsProjects && <ProjectLink id={firstProjectId} />}
          {firstSequence !== null && ` · ${t('verification.atEntry', { sequence: firstSequence })}`}
        </span>
      )}
    </div>
  );
}

function ProjectLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const name = useProject(id).data?.name ?? t('verification.theProject');
  return (
    <Link to={`/projects/${id}`}>
      <InChinese>{name}</InChinese>
    </Link>
  );
}
