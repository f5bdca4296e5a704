//! Adam with a rate that falls to zero.

const WARM_UP: f32 = 200.0;
const LARGEST_GRADIENT: f32 = 1.0;
const MEAN: f32 = 0.9;
const VARIANCE: f32 = 0.99;

pub struct Adam {
    means: Vec<f32>,
    variances: Vec<f32>,
    rate: f32,
    steps: f32,
    done: f32,
    mean_left: f32,
    variance_left: f32,
}

impl Adam {
    pub fn new(parameters: usize, rate: f32, steps: usize) -> Self {
        let zeros = vec![0.0; parameters];
        Adam { means: zeros.clone(), variances: zeros, rate, steps: steps as f32, done: 0.0, mean_left: 1.0, variance_left: 1.0 }
    }

    /// Moves `values` against `gradient`, the sum over `count` tokens, and clears it.
    pub fn step(&mut self, values: &mut [f32], gradient: &mut [f32], count: f32) {
        self.done += 1.0;
        self.mean_left *= MEAN;
        self.variance_left *= VARIANCE;
        let squares: f32 = gradient.chunks(64).map(|chunk| chunk.iter().map(|g| g * g).sum::<f32>()).sum();
        let norm = squares.sqrt() / count;
        let shrink = if norm > LARGEST_GRADIENT { LARGEST_GRADIENT / norm } else { 1.0 } / count;
        let decay = (1.0 - self.done / self.steps).max(0.0);
        let rate = self.rate * decay * (self.done / WARM_UP).min(1.0) / (1.0 - self.mean_left);
        let spread = 1.0 / (1.0 - self.variance_left);
        for (((value, gradient), mean), variance) in values.iter_mut().zip(gradient).zip(&mut self.means).zip(&mut self.variances) {
            let slope = *gradient * shrink;
            *mean = MEAN * *mean + (1.0 - MEAN) * slope;
            *variance = VARIANCE * *variance + (1.0 - VARIANCE) * slope * slope;
            *value -= rate * *mean / ((*variance * spread).sqrt() + 1e-6);
            *gradient = 0.0;
        }
    }
}
