import { code } from './code.js';
import { handOver } from './hand-over.js';
import { project } from './project.js';
import { projectList } from './project-list.js';
import { register } from './register.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = { words: { handOver, project, projectList, register }, code };
