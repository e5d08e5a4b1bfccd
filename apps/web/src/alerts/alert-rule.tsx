import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type RuleVersion, useRuleVersions } from '../client/alert-rules.js';
import type { Alert } from '../client/alerts.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { useRecipientWords } from './recipient-words.js';

/**
 * Shows the rule version that raised an alert: its description, first day, recipients and source.
 */
export function AlertRule({ alert: { rule, ruleVersion } }: { alert: Alert }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useRuleVersions(null);
  if (!data)
    return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
  const version = data.find((one) => one.code === rule && one.version === ruleVersion);
  return version ? (
    <Version version={version} />
  ) : (
    <p className="soft">{t('alert.noVersion', { version: ruleVersion })}</p>
  );
}

function Version({
  version: { name, version, validFrom, validTo, inForce, sentence, recipients, escalation, source },
}: {
  version: RuleVersion;
}) {
  const { t } = useTranslation();
  const words = useRecipientWords();
  return (
    <dl className="facts">
      <div className="wide">
        <dt>{t('alert.ruleVersion', { name, version })}</dt>
        <dd>{sentence}</dd>
      </div>
      <div>
        <dt>{t('alert.valid')}</dt>
        <dd>
          {validTo === null
            ? t('people.since', { from: validFrom })
            : t('people.until', { from: validFrom, to: validTo })}
          {!inForce && <span className="soft small"> {t('alert.notInForce')}</span>}
        </dd>
      </div>
      <div>
        <dt>{t('alert.recipients')}</dt>
        <dd>{recipients.map(words.recipient).join(t('alert.and'))}</dd>
      </div>
      <div>
        <dt>{t('alert.escalation')}</dt>
        <dd>
          {escalation.length === 0 ? (
            t('app.none')
          ) : (
            <ol className="list-plain">
              {escalation.map((step) => (
                <li key={step.afterWorkingDays}>{words.step(step)}</li>
              ))}
            </ol>
          )}
        </dd>
      </div>
      <div className="wide">
        <dt>{t('alert.source')}</dt>
        <dd>
          <InChinese>{source}</InChinese>
        </dd>
      </div>
      <div>
        <dt>{t('alert.allRules')}</dt>
        <dd>
          <Link to="/alert-rules">{t('alert.toRules')}</Link>
        </dd>
      </div>
    </dl>
  );
}
