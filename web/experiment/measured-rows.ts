/** The most training rows by which layers are measured: health_rows of core/training/trainer.cpp. */
export const MOST_MEASURED = 512;
/** The most by which units are judged. */
export const MOST_JUDGED = 256;
