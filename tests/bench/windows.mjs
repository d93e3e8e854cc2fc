// Convolution and pooling by plain loops, forward: for the loss of the networks that have them.

class PlainConvolution {
  constructor({ kernel, bias }, { filters, kernel_size, activation }, [rows, columns, channels], Numbers) {
    [this.height, this.width] = kernel_size;
    Object.assign(this, { columns, channels, filters, activation });
    this.output = [rows - this.height + 1, columns - this.width + 1, filters];
    this.kernel = Numbers.from(kernel);
    this.bias = Numbers.from(bias);
    this.a = new Numbers(this.output[0] * this.output[1] * filters);
    this.multiplications = kernel.length * this.output[0] * this.output[1];
  }

  forward(x) {
    const { a, bias, filters, output } = this;
    for (let y = 0, to = 0; y < output[0]; y++)
      for (let p = 0; p < output[1]; p++, to += filters) {
        for (let f = 0; f < filters; f++) a[to + f] = bias[f];
        this.addWindow(x, y, p, to);
      }
    this.activate(a);
    return a;
  }

  addWindow(x, y, p, to) {
    const { a, kernel, channels, columns, filters, height, width } = this;
    for (let i = 0, k = 0; i < height; i++)
      for (let j = 0; j < width; j++)
        for (let c = 0; c < channels; c++) {
          const number = x[((y + i) * columns + p + j) * channels + c];
          for (let f = 0; f < filters; f++, k++) a[to + f] += number * kernel[k];
        }
  }
}

class PlainMaxPooling {
  constructor(_, { pool_size }, [rows, columns, channels], Numbers) {
    [this.height, this.width] = pool_size;
    Object.assign(this, { columns, channels });
    this.output = [Math.floor(rows / this.height), Math.floor(columns / this.width), channels];
    this.a = new Numbers(this.output[0] * this.output[1] * channels);
    this.multiplications = 0;
  }

  forward(x) {
    const { a, channels, columns, height, width, output } = this;
    a.fill(-Infinity);
    for (let y = 0; y < output[0] * height; y++)
      for (let p = 0; p < output[1] * width; p++)
        for (let c = 0; c < channels; c++) {
          const to = (Math.floor(y / height) * output[1] + Math.floor(p / width)) * channels + c;
          a[to] = Math.max(a[to], x[(y * columns + p) * channels + c]);
        }
    return a;
  }
}

class PlainGlobalMax extends PlainMaxPooling {
  constructor(parameters, _, input, Numbers) {
    super(parameters, { pool_size: input.slice(0, 2) }, input, Numbers);
    this.output = [input[2]];
  }
  forward(x) {
    this.a.fill(-Infinity);
    for (let i = 0; i < x.length; i++) this.a[i % this.channels] = Math.max(this.a[i % this.channels], x[i]);
    return this.a;
  }
}

class PlainFlatten {
  constructor(_, __, input) {
    this.output = [input.reduce((product, size) => product * size, 1)];
    this.multiplications = 0;
  }
  forward(x) {
    return x;
  }
}

/** The classes by kind; activate(name, a) applies an activation in place. */
export const windowKinds = (activate) => ({
  conv2d: class extends PlainConvolution {
    activate(a) {
      activate(this.activation, a);
    }
  },
  max_pooling2d: PlainMaxPooling,
  global_max_pooling2d: PlainGlobalMax,
  flatten: PlainFlatten,
});
