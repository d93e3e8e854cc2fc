/** How the experiment leaves the page. */
export type Way = "link" | "file" | "code" | "model" | "pictures" | "embed";

/** What the dialog that saves and shares begins with. */
export interface SharingRequest {
  /** Absent: the first way. */
  readonly way?: Way;
  /** The panel or drawing that pictures begin with. */
  readonly figure?: string;
}
