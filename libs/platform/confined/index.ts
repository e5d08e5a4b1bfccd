export {
  ConfinedEnded,
  type ConfinedEnd,
  type ConfinedLimits,
  confinedMessages,
  type ConfinedProgram,
} from './confined-process.js';
