% Makes reference.csv with the authors' own code in Octave:
%   octave reference.m FOLDER > reference.csv
% FOLDER holds "Logistic Regression-HSMM-based Heart Sound Segmentation" 1.0 of PhysioNet. Functions of MATLAB's toolboxes
% that Octave has not (spectrogram, mnrval, mvnpdf) are made here; the wavelet envelope needs a toolbox and is left out, as
% that code does by default. The input is "beats" of HeartInputs.java. Rows: what, rate, length, values.
1;
pkg load signal
folder = argv(){end};
addpath(folder);

function [S, F, T, P] = spectrogram(x, width, overlap, F, fs)
  width = round(width);
  x = x(:);
  starts = 1:(width - overlap):(numel(x) - width + 1);
  turns = exp(-2i * pi * F(:) * (0:width - 1) / fs);
  S = turns * (x(starts + (0:width - 1)') .* hamming(width));
  P = abs(S) .^ 2;
  T = (starts - 1 + width / 2) / fs;
end

function p = mnrval(b, x)
  first = 1 ./ (1 + exp(-(b(1) + x * b(2:end))));
  p = [first, 1 - first];
end

function p = mvnpdf(x, mean, covariance)
  d = (x - mean)';
  p = exp(-d' * (covariance \ d) / 2) / sqrt((2 * pi) ^ numel(d) * det(covariance));
end

function line(what, n, values)
  printf("%s,1000,%d,%s\n", what, n, strjoin(arrayfun(@(v) sprintf("%.10g", v), values(:)', "UniformOutput", false), " "));
end

n = 8000;
i = (0:n - 1)';
x = 0.01 * (mod(i .* i * 7, 101) / 50 - 1);
for beat = 0:9
  t = i / 1000 - 0.35 - 0.85 * beat;
  x += exp(-((t - 0.04) / 0.015) .^ 2 / 2) .* sin(2 * pi * 45 * t);
  t -= 0.32;
  x += 0.7 * exp(-((t - 0.03) / 0.010) .^ 2 / 2) .* sin(2 * pi * 70 * t);
end

[features, rate] = getSpringerPCGFeatures(x, 1000);
[pulse, systole] = getHeartRateSchmidt(x, 1000);
% The second column of mnrval is the state's own, so signs turn.
weights = -[-0.7 1.2 0.9 0.4; -0.6 -0.9 -0.7 0.3; -0.6 0.8 1.1 -0.7; -0.9 -1.3 0.2 -0.5]';
b = {weights(:, 1), weights(:, 2), weights(:, 3), weights(:, 4)};
[~, ~, states] = viterbiDecodePCG_Springer(features, [0.25 0.25 0.25 0.25], b, {mean(features), cov(features)}, pulse, systole, rate);

printf("what,rate,length,values\n");
line("homomorphic", n, features(:, 1));
line("hilbert", n, features(:, 2));
line("power", n, features(:, 3));
line("cycle", n, [60 / pulse, systole]);
line("states", n, states - 1);
