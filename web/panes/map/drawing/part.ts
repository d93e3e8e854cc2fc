import { classCount } from "../../../experiment/experiment.ts";
import { DRAWING, type Drawing } from "../../../state/view-state.ts";
import { View } from "../../../ui/view.ts";

/** What the drawing area and its tools share; they are only shown once the map is. */
export abstract class DrawingPart extends View {
  protected get drawing(): Drawing {
    return this.store.view.value.drawing ?? DRAWING;
  }

  protected choose(change: Partial<Drawing>): void {
    this.store.change({ drawing: { ...this.drawing, ...change } });
  }

  protected get classes(): number {
    return classCount(this.store.description.value!.catalog, this.store.experiment.value!);
  }

  /** On a curve the height of a point is its value. */
  protected get isCurve(): boolean {
    return this.store.points.value?.columns === 1 && this.store.task.value === "regression";
  }
}
