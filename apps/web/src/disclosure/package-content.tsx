import { useDisclosurePackage } from '../client/disclosure.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { SaidTable } from './said-table.js';

/** Shows what a package says, on the page of the request that is to publish it. */
export function PackageContent({ id }: { id: string }) {
  const { data, error, refetch } = useDisclosurePackage(id);
  if (data) return <SaidTable projects={data.projects} />;
  return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
}
