const DOUBLE_PRESS_MS = 500;
const SAME_PLACE = 8;

/** For presses that move something else under the pointer: ignores the second press of a double one. */
export class Presses {
  #last = { timeStamp: -Infinity, clientX: 0, clientY: 0 };

  isMeant({ timeStamp, clientX, clientY }: MouseEvent): boolean {
    const last = this.#last;
    const isSamePlace = Math.hypot(clientX - last.clientX, clientY - last.clientY) < SAME_PLACE;
    if (timeStamp - last.timeStamp < DOUBLE_PRESS_MS && isSamePlace) return false;
    this.#last = { timeStamp, clientX, clientY };
    return true;
  }
}
