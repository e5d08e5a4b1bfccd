import { Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApprovalComments, useComment } from '../client/approvals.js';
import { newRequestKey } from '../client/request-key.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { cityTime } from '../ui/day/city-day.js';
import { ActorName } from '../ui/wording/actor-name.js';
import { InChinese } from '../ui/wording/in-chinese.js';

/** Shows the conversation about a change request, with a field for a further contribution. */
export function Conversation({ id }: { id: string }) {
  const { t } = useTranslation();
  const heading = useId();
  const { items, error, hasNextPage, fetchNextPage, refetch } = useApprovalComments(id);
  const comment = useComment(id);
  const [form] = Form.useForm<{ words: string }>();
  // Each contribution has one idempotency key, so that a second click does not send it again.
  const [requestKey, setRequestKey] = useState(newRequestKey);
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading}>{t('changes.conversation')}</h2>
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {items?.length === 0 && <p className="soft">{t('changes.noWords')}</p>}
      <ol className="list-plain" aria-live="polite" aria-label={t('changes.conversation')}>
        {items?.map(({ id: comment, actorId, actorName, words, writtenAt }) => (
          <li key={comment} className="lines said">
            <span className="soft small">
              <ActorName id={actorId} name={actorName} /> {cityTime(writtenAt)}
            </span>
            <InChinese className="recorded">{words}</InChinese>
          </li>
        ))}
      </ol>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t('app.loadMore')}</Button>}
      <Form<{ words: string }>
        form={form}
        name="comment"
        layout="vertical"
        onFinish={({ words }) =>
          comment.mutate(
            { words, requestKey },
            {
              onSuccess: () => {
                form.resetFields();
                setRequestKey(newRequestKey());
              },
            },
          )
        }
      >
        <Form.Item
          name="words"
          label={t('changes.say')}
          rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        >
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
        {comment.error && <ProblemMessage error={comment.error} />}
        <Button htmlType="submit" loading={comment.isPending}>
          {t('changes.send')}
        </Button>
      </Form>
    </section>
  );
}
