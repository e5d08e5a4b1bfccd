import { useRegister } from '../../client/register.js';
import { ProjectForm } from './project-form.js';
import { registrationOf, type TypedProject } from './typed-project.js';

const EMPTY: Partial<TypedProject> = {
  kind: 'investment',
  planItems: [],
  tier: 'standard',
  scope: 'not-stated',
  locationSystem: 'CGCS2000',
};

/** Shows the form that registers a project. */
export default function RegisterPage() {
  const register = useRegister();
  return (
    <ProjectForm
      title="register.title"
      initial={EMPTY}
      filing={{
        ...register,
        mutate: (typed, then) => register.mutate(registrationOf(typed), then),
      }}
    />
  );
}
