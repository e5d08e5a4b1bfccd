import { Button, Form } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type AddedChannel,
  type Channel,
  useChannels,
  useEndChannel,
} from '../../client/channels.js';
import { cityTime } from '../../ui/day/city-day.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { StatusMessage } from '../../layout/status-message.js';
import { ShownOnce } from '../../layout/shown-once.js';
import { PagedTable } from '../../ui/table/paged-table.js';
import { CodeWord } from '../../ui/wording/code-word.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { AddChannelDialog } from './add-channel-dialog.js';

/**
 * Shows the user's notification channels other than mail: the user's own webhooks, and chat robots
 * of groups.
 */
export function ChannelsSection() {
  const { t } = useTranslation();
  const heading = useId();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Channel | null>(null);
  const [added, setAdded] = useState<AddedChannel | null>(null);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const done = (channel: AddedChannel): void => {
    setAdding(false);
    setAdded(channel);
    setStatusMessage(
      t(
        channel.kind === 'webhook' && channel.signingSecret === null
          ? 'channels.addedBefore'
          : 'channels.added',
        { name: channel.name, host: channel.host },
      ),
    );
  };
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('channels.title')}</h2>
        <span className="spacer" />
        <Button onClick={() => setAdding(true)}>{t('channels.add')}</Button>
      </div>
      <p className="soft">{t('channels.intro')}</p>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {added?.signingSecret != null && (
        <ShownOnce
          title={t('channels.secretOf', { name: added.name })}
          hint={t('channels.secretHint')}
          label={t('channels.secret')}
          text={added.signingSecret}
          onClose={() => setAdded(null)}
        />
      )}
      <ChannelsTable onEnd={setEnding} />
      {adding && <AddChannelDialog onDone={done} onClose={() => setAdding(false)} />}
      {ending && (
        <EndDialog
          channel={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setStatusMessage(t('channels.ended', { name: ending.name }));
            setEnding(null);
          }}
        />
      )}
    </section>
  );
}

function State({ channel: { endedAt, pending, lastError, words } }: { channel: Channel }) {
  const { t } = useTranslation();
  if (endedAt !== null)
    return <StatusTag tone="grey">{t('channels.endedAt', { at: cityTime(endedAt) })}</StatusTag>;
  return (
    <div className="lines">
      <span>
        <StatusTag tone={lastError === null ? 'green' : 'red'}>
          {t(lastError === null ? 'channels.works' : 'channels.fails')}
        </StatusTag>
      </span>
      {words !== null && <span>{words}</span>}
      {pending > 0 && <span className="small">{t('channels.pending', { count: pending })}</span>}
    </div>
  );
}

function EndDialog({
  channel,
  onDone,
  onClose,
}: {
  channel: Channel;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<object>();
  const end = useEndChannel();
  return (
    <FormDialog<object>
      name="end-channel"
      title={t('channels.endOf', { name: channel.name })}
      submit={t('channels.end')}
      danger
      form={form}
      pending={end.isPending}
      error={end.error}
      onClose={onClose}
      onSubmit={() => end.mutate(channel.id, { onSuccess: onDone })}
    >
      <p>{t('channels.endAsk')}</p>
    </FormDialog>
  );
}

function ChannelsTable({ onEnd }: { onEnd: (channel: Channel) => void }) {
  const { t } = useTranslation();
  return (
    <PagedTable
      pages={useChannels()}
      caption={t('channels.caption')}
      rowKey={({ id }) => id}
      empty={t('channels.empty')}
      faded={({ endedAt }) => endedAt !== null}
      marked={({ endedAt, lastError }) => endedAt === null && lastError !== null}
      columns={[
        {
          key: 'name',
          title: t('channels.name'),
          names: true,
          cell: ({ name }) => <InChinese>{name}</InChinese>,
        },
        {
          key: 'kind',
          title: t('channels.kind'),
          cell: ({ kind }) => <CodeWord list="channelKind" code={kind} />,
        },
        {
          key: 'host',
          title: t('channels.host'),
          cell: ({ host }) => <span className="code">{host}</span>,
        },
        {
          key: 'state',
          title: t('people.active'),
          cell: (channel) => <State channel={channel} />,
        },
        {
          key: 'sent',
          title: t('channels.lastSentAt'),
          cell: ({ lastSentAt }) => (
            <span className="nowrap">{lastSentAt === null ? '—' : cityTime(lastSentAt)}</span>
          ),
        },
        {
          key: 'actions',
          title: t('tokens.actions'),
          cell: (channel) =>
            channel.endedAt === null && (
              <Button
                size="small"
                aria-label={t('channels.endOf', { name: channel.name })}
                onClick={() => onEnd(channel)}
              >
                {t('channels.end')}
              </Button>
            ),
        },
      ]}
    />
  );
}
