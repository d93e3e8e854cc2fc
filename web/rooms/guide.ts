/** Rows of the guide; each has a text for its id. */
export const HIDDEN_GUIDE = [
  { id: "start", activations: ["relu"] },
  { id: "dying", activations: ["leaky_relu", "prelu", "elu"] },
  { id: "deep-plain", activations: ["selu"] },
  { id: "transformer", activations: ["gelu", "silu"] },
  { id: "phone", activations: ["relu6", "hard_silu"] },
  { id: "recurrent", activations: ["tanh", "sigmoid"] },
] as const;

/** Activation and units of the output layer, and the loss in Keras's spelling. */
export const OUTPUT_GUIDE = [
  { id: "binary", activations: ["sigmoid"], units: "1", loss: "binary_crossentropy" },
  { id: "one-of", activations: ["softmax"], units: "k", loss: "sparse_categorical_crossentropy" },
  { id: "labels", activations: ["sigmoid"], units: "k", loss: "binary_crossentropy" },
  { id: "number", activations: ["linear"], units: "1", loss: "mean_squared_error" },
  { id: "positive", activations: ["softplus", "exponential"], units: "1", loss: "mean_squared_error" },
] as const;
