import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { FiledChange } from '../../client/register.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useFieldProblems } from '../../ui/form/use-field-problems.js';
import { InChinese } from '../../ui/wording/in-chinese.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { ProjectFields } from './project-fields.js';
import { useSubmitted } from './use-submitted.js';
import { fieldOf, type TypedProject } from './typed-project.js';

interface Filing {
  isPending: boolean;
  error: unknown;
  mutate: (typed: TypedProject, then: { onSuccess: (filed: FiledChange) => void }) => void;
}

interface ProjectFormProps {
  title: 'register.title' | 'register.editTitle';
  name?: string;
  back?: string;
  initial: Partial<TypedProject>;
  edits?: boolean;
  filing: Filing;
}

/** Shows the form about a project, and once it was sent, for whose decision it waits. */
export function ProjectForm({
  title,
  name,
  back = '/projects',
  initial,
  edits = false,
  filing,
}: ProjectFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TypedProject>();
  const [filed, setFiled] = useState<FiledChange | null>(null);
  const atFields = useFieldProblems(form, filing.error, fieldOf);
  const submitted = useSubmitted();
  return (
    <>
      <p>
        <Link to={back}>{t(edits ? 'register.backToProject' : 'project.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t(title)}>
          {t(title)}
          {name !== undefined && (
            <>
              {' '}
              <InChinese>{name}</InChinese>
            </>
          )}
        </PageTitle>
      </div>
      <StatusMessage text={filed && submitted(filed)} />
      {!filed && (
        <Form<TypedProject>
          name="project"
          form={form}
          layout="vertical"
          initialValues={initial}
          onFinish={(typed) => filing.mutate(typed, { onSuccess: setFiled })}
          disabled={filing.isPending}
          scrollToFirstError
        >
          <ProjectFields edits={edits} />
          {Boolean(filing.error) && <ProblemMessage error={filing.error} atFields={atFields} />}
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={filing.isPending}>
              {t('register.submit')}
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}
