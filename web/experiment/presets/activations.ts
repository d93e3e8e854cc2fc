import { adam, crossEntropy, deep, equal, logits, relu, type PresetGroup } from "./preset.ts";

export const ACTIVATIONS: PresetGroup = {
  id: "activations",
  presets: [
    { id: "spiral", experiment: {}, analysis: "curves", speed: 100 },
    {
      id: "xor",
      experiment: { data: { name: "xor", classes: 2 }, layers: [logits(2)], loss: crossEntropy },
      analysis: "curves",
      speed: 100,
    },
    { id: "sigmoid", experiment: deep({ units: 8, activation: "sigmoid" }), analysis: "health", speed: 300 },
    { id: "relu", experiment: deep({ units: 8, activation: "relu" }), analysis: "health", speed: 100 },
    {
      id: "dying",
      experiment: {
        layers: [...equal(3, relu(8)), logits(3)],
        optimizer: adam(0.3),
      },
      analysis: "health",
      speed: 100,
    },
    {
      id: "selu",
      experiment: {
        layers: [...equal(8, { units: 16, activation: "selu", kernel_initializer: "lecun_normal" }), logits(3)],
        optimizer: adam(0.001),
      },
      analysis: "health",
      speed: 10,
    },
    {
      id: "classes",
      experiment: { data: { name: "blobs", classes: 3, noise: 0.5 }, layers: [logits(3)], loss: crossEntropy },
      analysis: "confusion",
      speed: 100,
    },
    {
      id: "labels",
      experiment: {
        data: { name: "overlap", classes: 3 },
        layers: [{ units: 12, activation: "relu" }, logits(3)],
        loss: { name: "binary_crossentropy", from_logits: true },
      },
      analysis: "confusion",
      speed: 300,
    },
    {
      id: "curve",
      experiment: {
        data: { name: "curve" },
        features: ["x1"],
        layers: [{ units: 8, activation: "relu" }, logits(1)],
        loss: { name: "mean_squared_error" },
      },
      analysis: "curves",
      speed: 300,
    },
    {
      id: "linear",
      experiment: {
        data: { name: "circles", classes: 2 },
        layers: [...equal(3, { units: 6, activation: "linear" }), logits(2)],
        loss: crossEntropy,
      },
      analysis: "collapse",
      speed: 300,
    },
    {
      id: "overfitting",
      experiment: {
        data: { name: "moons", classes: 2, samples: 60, noise: 0.4, test_fraction: 0.5 },
        layers: [...equal(3, relu(32)), logits(2)],
        loss: crossEntropy,
      },
      analysis: "curves",
      speed: 100,
    },
  ],
};
