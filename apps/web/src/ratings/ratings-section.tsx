import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  type NewRating,
  type Rating,
  type RatingPage,
  useRate,
  useRatings,
} from '../client/ratings.js';
import { useWord } from '../language/use-language.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { RecordSection } from '../ui/record-section.js';
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
  return (
    <RecordSection
      title={t('ratings.title')}
      add={mayRecord ? t('ratings.rate') : null}
      query={useRatings(projectId)}
      show={(page) => <Ratings page={page} />}
      dialog={(done, close) => <RateDialog projectId={projectId} onDone={done} onClose={close} />}
    />
  );
}

function RatingTag({ rating }: { rating: string | null }) {
  const { t } = useTranslation();
  if (rating === null) return <span className="soft">{t('ratings.notEvaluated')}</span>;
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
