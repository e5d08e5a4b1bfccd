import { placeOf } from '../harness/queue-backends.js';
import { provesNothingIsLost } from './never-lost.js';

provesNothingIsLost(placeOf('Redis'));
