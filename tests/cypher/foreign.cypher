// Something that isn't ours.
// access: none
CREATE (:Film {title: 'The Matrix', id: 'matrix'})
