import { useParams } from 'react-router';
import { type ProjectEdit, useEditProject, useProjectToEdit } from '../../client/register.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { ProjectForm } from './project-form.js';
import { editOf, typedOf } from './typed-project.js';

/** Shows the form that changes what is recorded of a project. */
export default function EditProjectPage() {
  const { id = '' } = useParams();
  const { data: project, error, refetch } = useProjectToEdit(id);
  if (error) return <ProblemMessage error={error} retry={() => void refetch()} />;
  if (!project) return <Loading />;
  return <EditForm key={project.etag} project={project} />;
}

function EditForm({ project }: { project: Parameters<typeof typedOf>[0] & { etag: string } }) {
  const edit = useEditProject(project.id, project.etag);
  const before = editOf(typedOf(project));
  return (
    <ProjectForm
      title="register.editTitle"
      name={project.name}
      back={`/projects/${project.id}`}
      initial={typedOf(project)}
      edits
      filing={{
        ...edit,
        mutate: (typed, then) => edit.mutate(changedIn(before, editOf(typed)), then),
      }}
    />
  );
}

/** Returns the fields of a change that differ from what was shown; the reason always. */
function changedIn(before: ProjectEdit, typed: ProjectEdit): ProjectEdit {
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) =>
        name === 'reason' ||
        JSON.stringify(value) !== JSON.stringify(before[name as keyof ProjectEdit]),
    ),
  );
}
