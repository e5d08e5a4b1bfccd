import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { InChinese } from '../ui/wording/in-chinese.js';

/** The fields by which a list item identifies the project that it belongs to. */
interface OfProject {
  projectId: string;
  projectName: string;
}

/** Groups the items by project. Projects and items keep their order. */
export function gatherByProject<Item extends OfProject>(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.projectId);
    if (group) group.push(item);
    else groups.set(item.projectId, [item]);
  }
  return [...groups.values()];
}

/** Shows one project with its items, as cards on a phone and as table rows on a desktop. */
export function ProjectGroup({
  project: { projectId, projectName },
  head,
  children,
}: {
  project: OfProject;
  head?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section className="alert-group" aria-labelledby={heading}>
      <div className="alert-group-head">
        {head}
        <h2 id={heading}>
          <Link to={`/projects/${projectId}`}>
            <InChinese>{projectName}</InChinese>
          </Link>
        </h2>
      </div>
      <ul className="list-plain alert-list">{children}</ul>
    </section>
  );
}
