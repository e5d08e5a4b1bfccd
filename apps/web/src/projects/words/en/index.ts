import type { zh } from '../zh/index.js';
import { code } from './code.js';
import { handOver } from './hand-over.js';
import { project } from './project.js';
import { projectList } from './project-list.js';
import { register } from './register.js';

/** English texts of these pages, and of the codes that they show. */
export const en: typeof zh = { words: { handOver, project, projectList, register }, code };
