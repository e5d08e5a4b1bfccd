import { Button, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Preferences,
  useChangePreferences,
  usePreferences,
  type WantedPreferences,
} from '../../client/preferences.js';
import { isProblem } from '../../client/problem.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';

/**
 * Shows the user's notification preferences: when, how often, and in what form notifications are
 * sent.
 */
export function PreferencesSection() {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = usePreferences();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('preferences.title')}</h2>
      <p className="soft">{t('preferences.intro')}</p>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <PreferencesForm read={data} />}
    </section>
  );
}

function PreferencesForm({ read }: { read: Preferences }) {
  const { t } = useTranslation();
  const change = useChangePreferences();
  const [typed, setTyped] = useState<Partial<WantedPreferences>>({});
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const stands: WantedPreferences = {
    urgentAtOnce: read.urgentAtOnce,
    amber: read.amber,
    format: read.format,
  };
  const wanted = { ...stands, ...typed };
  const set = (part: Partial<WantedPreferences>): void => {
    setStatusMessage(null);
    setTyped((now) => ({ ...now, ...part }));
  };
  const save = (): void =>
    change.mutate(
      { etag: read.etag, wanted },
      {
        onSuccess: () => {
          setTyped({});
          setStatusMessage(t('preferences.saved'));
        },
      },
    );
  // When the preferences were changed elsewhere at the same time (EDIT_STALE), the typed values
  // stay in the form, beside the values that were saved elsewhere. If the user saves again, the
  // typed values replace those.
  const overtaken = isProblem(change.error, 'EDIT_STALE');
  return (
    <div className="lines">
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      <Question
        label={t('preferences.urgent')}
        hint={
          overtaken
            ? t('preferences.standsNow', {
                what: t(stands.urgentAtOnce ? 'preferences.atOnce' : 'preferences.withDigest'),
              })
            : null
        }
      >
        <Radio.Group
          value={wanted.urgentAtOnce}
          onChange={({ target }) => set({ urgentAtOnce: Boolean(target.value) })}
          options={[
            { value: true, label: t('preferences.atOnce') },
            { value: false, label: t('preferences.withDigest') },
          ]}
        />
      </Question>
      <Question
        label={t('preferences.amber')}
        hint={
          overtaken ? t('preferences.standsNow', { what: t(`preferences.${stands.amber}`) }) : null
        }
      >
        <Radio.Group
          value={wanted.amber}
          onChange={({ target }) => set({ amber: target.value === 'weekly' ? 'weekly' : 'daily' })}
          options={[
            { value: 'daily', label: t('preferences.daily') },
            { value: 'weekly', label: t('preferences.weekly') },
          ]}
        />
      </Question>
      <Question
        label={t('preferences.format')}
        hint={
          overtaken ? t('preferences.standsNow', { what: t(`preferences.${stands.format}`) }) : null
        }
      >
        <Radio.Group
          value={wanted.format}
          onChange={({ target }) => set({ format: target.value === 'text' ? 'text' : 'html' })}
          options={[
            { value: 'html', label: t('preferences.html') },
            { value: 'text', label: t('preferences.text') },
          ]}
        />
      </Question>
      {change.error && <ProblemMessage error={change.error} />}
      <div className="actions">
        <Button type="primary" loading={change.isPending} onClick={save}>
          {t('app.save')}
        </Button>
      </div>
    </div>
  );
}

function Question({
  label,
  hint,
  children,
}: {
  label: string;
  hint: string | null;
  children: ReactNode;
}) {
  return (
    <fieldset className="fieldset">
      <legend>{label}</legend>
      {children}
      {hint !== null && <p className="small soft">{hint}</p>}
    </fieldset>
  );
}
