import { Button, Form, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type NewRating,
  type Rating,
  type RatingPage,
  useRate,
  useRatings,
} from '../client/ratings.js';
import { useWord } from '../language/use-language.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { StatusMessage } from '../layout/status-message.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';

const RATINGS = ['green', 'amber', 'red'] as const satisfies readonly Rating[];

/** Shows how people rated a project beside what its lights say; who works for it can rate it. */
export function RatingsSection({
  projectId,
  mayRecord,
}: {
  projectId: string;
  mayRecord: boolean;
}) {
  const { t } = useTranslation();
  const heading = useId();
  const { data, error, refetch } = useRatings(projectId);
  const [rating, setRating] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('ratings.title')}</h2>
        <span className="spacer" />
        {mayRecord && <Button onClick={() => setRating(true)}>{t('ratings.rate')}</Button>}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {data ? <Ratings page={data} /> : !error && <Loading />}
      {rating && (
        <RateDialog
          projectId={projectId}
          onDone={(words) => {
            setRating(false);
            setStatusMessage(words);
          }}
          onClose={() => setRating(false)}
        />
      )}
    </section>
  );
}

function RatingTag({ rating }: { rating: string | null }) {
  const { t } = useTranslation();
  if (rating === null) return <span className="soft">{t('ratings.notJudged')}</span>;
  return (
    <StatusTag tone={rating as Rating}>
      <CodeWord list="rating" code={rating} />
    </StatusTag>
  );
}

function Ratings({ page: { items, computed, computedOn } }: { page: RatingPage }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('ratings.computedNow')} <RatingTag rating={computed} />{' '}
        {computedOn !== null && <span className="soft">{computedOn}</span>}
      </p>
      <DataTable
        stacks
        rows={items}
        rowKey={({ id }) => id}
        caption={t('ratings.caption')}
        empty={t('ratings.none')}
        columns={[
          {
            key: 'rating',
            title: t('ratings.rating'),
            names: true,
            cell: ({ rating }) => <RatingTag rating={rating} />,
          },
          {
            key: 'computed',
            title: t('ratings.computed'),
            cell: (row) => <RatingTag rating={row.computed} />,
          },
          {
            key: 'words',
            title: t('ratings.words'),
            cell: ({ words }) => <InChinese className="recorded">{words}</InChinese>,
          },
          {
            key: 'on',
            title: t('ratings.on'),
            cell: ({ ratedOn }) => <span className="nowrap">{ratedOn}</span>,
          },
          {
            key: 'by',
            title: t('ratings.by'),
            cell: ({ ratedByName, approvedByName }) => (
              <InChinese>{[ratedByName, approvedByName].filter(Boolean).join('、')}</InChinese>
            ),
          },
        ]}
      />
    </>
  );
}

function RateDialog({
  projectId,
  onDone,
  onClose,
}: {
  projectId: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<NewRating>();
  const rate = useRate(projectId);
  const required = { required: true, message: t('app.required') };
  return (
    <FormDialog<NewRating>
      name="rating"
      title={t('ratings.rate')}
      submit={t('ratings.rate')}
      form={form}
      pending={rate.isPending}
      error={rate.error}
      onClose={onClose}
      onSubmit={(typed) =>
        rate.mutate(typed, {
          onSuccess: (answer) =>
            onDone(t('waitsFor' in answer ? 'ratings.filed' : 'ratings.recorded')),
        })
      }
    >
      <p className="soft small">{t('ratings.hint')}</p>
      <Form.Item name="rating" label={t('ratings.rating')} rules={[required]}>
        <Select options={RATINGS.map((value) => ({ value, label: word('rating', value) }))} />
      </Form.Item>
      <Form.Item
        name="words"
        label={t('ratings.words')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
