/** Answer of a program that works. */
export class HealthView {
  status: 'ok';
}
